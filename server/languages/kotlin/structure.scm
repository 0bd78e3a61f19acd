; The structure of Kotlin as the recogniser sees it. Captures: docs/captures.md

; call.respond(HttpStatusCode.NotFound)   HttpException(404, "…")   @ResponseStatus(code = 404)   : super(410)
(call_expression . (_) @call.function (value_arguments) @call.arguments) @call
(call_expression . (_) @call.function (annotated_lambda) @call.argument) @call
(constructor_invocation (user_type) @call.function (value_arguments) @call.arguments) @call
(constructor_delegation_call ["super" "this"] @call.function (value_arguments) @call.arguments) @call
(value_argument . (identifier) @argument.name "=" (_) @argument.value) @argument
(value_argument . (_) @through.value .) @through

; 404 to "Not Found"   500 until 600   response.status shouldBe 404
(infix_expression . (_) @entry.key . (identifier) @_to . (_) @entry.value (#eq? @_to "to")) @entry
(infix_expression . (_) @range.start . (identifier) @_until . (_) @range.end (#any-of? @_until "until" "downTo")) @range
(infix_expression . (_) @call.object . (identifier) @call.function . (_) @call.argument
  (#not-any-of? @call.function "to" "until" "downTo" "and" "or" "xor" "shl" "shr" "step")) @call
(range_expression . (_) @range.start . (_) @range.end) @range

(navigation_expression (_) @member.object (identifier) @member.name .) @member
(index_expression . (_) @index.object (_) @index.value) @index

(binary_expression left: (_) @binary.left operator: _ @binary.operator right: (_) @binary.right) @binary
(in_expression left: (_) @compare.left right: (_) @compare.right) @compare

; status ?: 500   if (ok) 200 else 503   status!!   status as Int
(if_expression condition: (_) (_) @through.value) @through
(when_expression (when_entry) @through.value) @through
(when_entry (_) @through.value .) @through
(block . (_) @through.value .) @through
(parenthesized_expression (_) @through.value) @through
(unary_expression argument: (_) @through.value) @through
(as_expression left: (_) @through.value) @through
(user_type (identifier) @through.value .) @through
(range_test (_) @through.value) @through

(collection_literal) @list

(property_declaration (variable_declaration . (identifier) @define.name) "=" (_) @define.value) @define
(assignment left: (_) @define.name right: (_) @define.value) @define
(class_parameter (identifier) @define.name "=" (_) @define.value) @define
(function_value_parameters (parameter . (identifier) @define.name) "=" . (_) @define.value) @define
(for_statement (variable_declaration . (identifier) @define.name) . (_) @define.value) @define
; NOT_FOUND(404, "Not Found")
(enum_entry (identifier) @define.name (value_arguments) @define.value) @define

(when_expression (when_subject (_) @switch.subject)) @switch
(when_entry condition: (_) @case.label) @case

(return_expression (_) @return.value .) @return
(function_body (_) @return.value) @return
(lambda_literal (_) @return.value .) @return
(throw_expression (_) @throw.value) @throw
(catch_block (user_type) @catch.type) @catch

(function_declaration name: (_) @function.name (function_value_parameters) @function.parameters) @function
(property_declaration (variable_declaration . (identifier) @function.name) (getter)) @function
(lambda_literal) @function

(class_declaration name: (_) @class.name (delegation_specifiers . (delegation_specifier (_) @class.base))?) @class
(object_declaration name: (_) @class.name (delegation_specifiers . (delegation_specifier (_) @class.base))?) @class
(import (_) @import.source) @import
