; The structure of C and C++ as the recogniser sees it. Captures: docs/captures.md

; res.result(404)   new HttpError(404)   HttpError{404, "…"}
(call_expression function: (_) @call.function arguments: (argument_list) @call.arguments) @call
(new_expression type: (_) @call.function arguments: (_) @call.arguments) @call
(compound_literal_expression type: (_) @call.function value: (_) @call.arguments) @call
; : HttpException(404, message)   : code(200)
(field_initializer . (_) @call.function . (_) @call.arguments (#not-match? @call.function "^_?([a-z]\\w*)?([cC]ode|[sS]tatus)_?$")) @call
(field_initializer . (field_identifier) @define.name . (argument_list . (_) .) @define.value
  (#match? @define.name "^_?([a-z]\\w*)?([cC]ode|[sS]tatus)_?$")) @define
; crow::response res(404);
(declaration type: (_) @call.function declarator: (init_declarator value: (argument_list) @call.arguments)) @call

(field_expression argument: (_) @member.object field: (_) @member.name) @member
(qualified_identifier scope: (_) @member.object name: (_) @member.name) @member
(subscript_expression argument: (_) @index.object indices: (subscript_argument_list (_) @index.value)) @index

(binary_expression left: (_) @binary.left operator: _ @binary.operator right: (_) @binary.right) @binary

; ok ? 200 : 503   (int)404   {404}
(conditional_expression consequence: (_) @through.value alternative: (_) @through.value) @through
(parenthesized_expression (_) @through.value) @through
(user_defined_literal . (_) @through.value) @through
(condition_clause value: (_) @through.value) @through
(cast_expression value: (_) @through.value) @through
(co_await_expression (_) @through.value) @through

(initializer_list) @list
(initializer_pair designator: (_) @entry.key value: (_) @entry.value) @entry

(init_declarator declarator: (_) @define.name "=" . (_) @define.value) @define
(init_declarator declarator: (_) @define.name value: (initializer_list) @define.value) @define
(assignment_expression left: (_) @define.name right: (_) @define.value) @define
(field_declaration declarator: (_) @define.name default_value: (_) @define.value) @define
(optional_parameter_declaration declarator: (_) @define.name default_value: (_) @define.value) @define
(enumerator name: (_) @define.name value: (_) @define.value) @define
(preproc_def name: (_) @define.name value: (_) @define.value) @define
(for_range_loop declarator: (_) @define.name right: (_) @define.value) @define

(switch_statement condition: (_) @switch.subject body: (_) @switch.body) @switch
(case_statement value: (_) @case.label) @case

(return_statement (_) @return.value) @return
(throw_statement (_) @throw.value) @throw
(catch_clause parameters: (_) @catch.type) @catch

(function_definition declarator: (_ declarator: (_) @function.name parameters: (_) @function.parameters)) @function
(function_declarator declarator: (_) @function.name parameters: (_) @function.parameters) @function
(lambda_expression declarator: (_) @function.parameters) @function

(class_specifier name: (_) @class.name (base_class_clause (_) @class.base .)?) @class
(struct_specifier name: (_) @class.name (base_class_clause (_) @class.base .)?) @class
(preproc_include path: (_) @import.source) @import
