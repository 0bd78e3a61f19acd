; The structure of Scala as the recogniser sees it. Captures: docs/captures.md

; complete(202, entity)   new HttpException(404)   extends ApiError(404)   case Status(404) =>
(call_expression function: (_) @call.function arguments: (arguments) @call.arguments) @call
(call_expression function: (_) @call.function arguments: (block) @call.argument) @call
(instance_expression . (_) @call.function arguments: (arguments) @call.arguments) @call
(extends_clause type: (_) @call.function . arguments: (arguments) @call.arguments) @call
(case_class_pattern type: (_) @call.function pattern: (_) @call.argument) @call

; 404 -> "Not Found"   500 until 600   response.code == 404   response.code shouldBe 404
(infix_expression left: (_) @entry.key operator: (_) @_arrow right: (_) @entry.value (#eq? @_arrow "->")) @entry
(infix_expression left: (_) @range.start operator: (_) @_to right: (_) @range.end (#any-of? @_to "until" "to")) @range
(infix_expression left: (_) @binary.left operator: (operator_identifier) @binary.operator right: (_) @binary.right) @binary
(infix_expression
  left: (_) @call.object
  operator: (identifier) @call.function
  right: (_) @call.argument
  (#not-match? @call.function "^(until|to|by|eq|ne|(must|should)_[!=]==?)$")) @call
; specs2: status(result) must_== 200
(infix_expression
  left: (_) @binary.left
  operator: (identifier) @binary.operator
  right: (_) @binary.right
  (#match? @binary.operator "^(must|should)_[!=]==?$")) @binary

(field_expression value: (_) @member.object field: (_) @member.name) @member
(stable_identifier (_) @member.object (identifier) @member.name .) @member

; if (ok) 200 else 503   (200: Int)
(if_expression consequence: (_) @through.value alternative: (_) @through.value) @through
(parenthesized_expression (_) @through.value) @through
(ascription_expression . (_) @through.value) @through
(block . (_) @through.value .) @through
(typed_pattern type: (_) @through.value) @through
(tuple_expression) @tuple

(val_definition pattern: (_) @define.name value: (_) @define.value) @define
(var_definition pattern: (_) @define.name value: (_) @define.value) @define
(assignment_expression left: (_) @define.name right: (_) @define.value) @define
(parameter name: (_) @define.name default_value: (_) @define.value) @define
(class_parameter name: (_) @define.name default_value: (_) @define.value) @define
(enumerator . (_) @define.name (_) @define.value) @define
(simple_enum_case name: (_) @define.name extend: (_) @define.value) @define

(match_expression value: (_) @switch.subject body: (_) @switch.body) @switch
(case_clause pattern: (_) @case.label) @case
(case_clause body: (_) @through.value) @through
; val status = failure match { case _: Gone => 410 }
(case_block (case_clause) @through.value) @through
(match_expression body: (case_block) @through.value) @through
(alternative_pattern) @union

(block (_) (_) @return.value .) @return
(function_definition body: (_) @return.value) @return
(return_expression (_) @return.value) @return
(lambda_expression (_) @return.value .) @return
(throw_expression (_) @throw.value) @throw

(function_definition name: (_) @function.name parameters: (_)? @function.parameters) @function
(lambda_expression parameters: (_) @function.parameters) @function

(class_definition name: (_) @class.name extend: (extends_clause . type: (_) @class.base)?) @class
(object_definition name: (_) @class.name extend: (extends_clause . type: (_) @class.base)?) @class
(import_declaration) @import
