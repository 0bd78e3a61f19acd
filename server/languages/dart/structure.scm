; The structure of Dart as the recogniser sees it. Captures: docs/captures.md
; An expression is a run of siblings here: its first node and the selectors that continue it.

; Response(404)   response.status(404)   codes[404]
(selector (argument_part (arguments) @call.arguments)) @call
(selector (_ (identifier) @member.name)) @member
(selector (_ (index_selector (_) @index.value))) @index
(assignable_expression (identifier) @index.object (_ (index_selector (_) @index.value)) .) @index
(qualified . (_) @member.object (identifier) @member.name .) @member

; ..statusCode = 204   ..write(404)
(cascade_section . (cascade_selector (identifier) @define.name) . (_) @define.value .) @define
(cascade_section . (cascade_selector) @call.function (argument_part (arguments) @call.arguments) .) @call

; const HttpError(404)   super(404, message)   @HttpCode(204)
(const_object_expression [(type_identifier) (identifier)] @call.function . (arguments) @call.arguments) @call
(new_expression [(type_identifier) (identifier)] @call.function . (arguments) @call.arguments) @call
(initializer_list_entry (super) @call.function (arguments) @call.arguments) @call
(redirection (this) @call.function (arguments) @call.arguments) @call
(annotation name: (_) @call.function (arguments) @call.arguments) @call
(argument . (_) @through.value) @through
(named_argument (label (identifier) @argument.name) . (_) @argument.value) @argument

(equality_expression . (_) @compare.left (equality_operator) @compare.operator . (_) @compare.right) @compare
(relational_expression . (_) @compare.left (relational_operator) @compare.operator . (_) @compare.right) @compare
(multiplicative_expression . (_) @arithmetic.left (multiplicative_operator) @arithmetic.operator . (_) @arithmetic.right) @arithmetic
(additive_expression . (_) @arithmetic.left (additive_operator) @arithmetic.operator . (_) @arithmetic.right) @arithmetic
; if (response.statusCode case 404)
(if_statement . (_) @compare.left "case" . (_) @compare.right) @compare

; ok ? 200 : 503   response?.statusCode ?? 500   status as int
(conditional_expression (_) @through.value) @through
(if_null_expression first: (_) @through.other second: (_) @through.value) @through
(logical_and_expression (_) @through.value) @through
(logical_or_expression (_) @through.value) @through
(parenthesized_expression . (_) @through.value) @through
(unary_expression (_) @through.value) @through
(await_expression . (_) @through.value) @through
(type_cast_expression . (_) @through.value) @through

(list_literal) @list
(set_or_map_literal [(decimal_integer_literal) (identifier)]) @list
(set_or_map_literal (pair)) @map
(pair key: (_) @entry.key value: (_) @entry.value) @entry
(record_literal) @tuple
(record_field (label (identifier) @entry.key) . (_) @entry.value) @entry
(record_field . (_) @through.value .) @through

(static_final_declaration . (identifier) @define.name . (_) @define.value) @define
(initialized_identifier . (identifier) @define.name . (_) @define.value) @define
(initialized_variable_definition name: (_) @define.name value: (_) @define.value) @define
(for_loop_parts name: (_) @define.name value: (_) @define.value) @define
(assignment_expression left: (_) @define.name right: (_) @define.value) @define
(field_initializer (identifier) @define.name . (_) @define.value) @define
(optional_formal_parameters (formal_parameter) @define.name . (_) @define.value) @define
(enum_constant name: (_) @define.name (argument_part (arguments) @define.value)) @define

(switch_statement condition: (_) @switch.subject body: (_) @switch.body) @switch
(switch_expression condition: (_) @switch.subject) @switch
(switch_statement_case . (_) . (_) @case.label) @case
(switch_statement_case (_) @_or . (_) @case.label (#eq? @_or "||")) @case
(switch_expression_case . (_) @case.label) @case
(switch_expression_case (_) @_or . (_) @case.label (#eq? @_or "||")) @case
(switch_statement_case (_) @compare.operator . (_) @compare.right (#match? @compare.operator "^[<>]=?$")) @compare
(switch_expression_case (_) @compare.operator . (_) @compare.right (#match? @compare.operator "^[<>]=?$")) @compare
(switch_expression_case (_) @through.value .) @through
(switch_expression body: (_) @through.value) @through
(constant_pattern (_) @through.value) @through
; case HttpException(statusCode: 404):
(object_pattern (identifier) @entry.key . (constant_pattern) @entry.value) @entry

(return_statement . (_) @return.value) @return
(function_body . (_) @return.value) @return
(function_expression_body . (_) @return.value) @return
(throw_expression . (_) @throw.value) @throw
(try_statement (type_identifier) @catch.type) @catch

(function_signature name: (_) @function.name (formal_parameter_list) @function.parameters) @function
(getter_signature name: (_) @function.name) @function
(method_signature (_ name: (_) @function.name)) @function
(method_signature (_ (formal_parameter_list) @function.parameters)) @function
(constructor_signature name: (_) @function.name parameters: (_) @function.parameters) @function
(constant_constructor_signature (identifier) @function.name (formal_parameter_list) @function.parameters) @function
(function_expression parameters: (_) @function.parameters) @function
(function_body) @function

(class_definition name: (_) @class.name superclass: (superclass . (_) @class.base)?) @class
(enum_declaration name: (_) @class.name) @class
(library_import (import_specification (_) @import.source)) @import
