; The structure of Java as the recogniser sees it. Captures: docs/captures.md

; response.setStatus(404)   new HttpException(404, "…")   super(404, message)   @ResponseStatus(404)
(method_invocation object: (_)? @call.object name: (_) @call.function arguments: (argument_list) @call.arguments) @call
(object_creation_expression type: (_) @call.function arguments: (argument_list) @call.arguments) @call
(explicit_constructor_invocation constructor: (_) @call.function arguments: (argument_list) @call.arguments) @call
(annotation name: (_) @call.function arguments: (annotation_argument_list) @call.arguments) @call
(element_value_pair key: (_) @argument.name value: (_) @argument.value) @argument

; NOT_FOUND(404, "Not Found")
(enum_constant name: (_) @define.name arguments: (argument_list) @define.value) @define

(field_access object: (_) @member.object field: (_) @member.name) @member
(scoped_type_identifier (_) @member.object (type_identifier) @member.name .) @member
(array_access array: (_) @index.object index: (_) @index.value) @index

(binary_expression left: (_) @binary.left operator: _ @binary.operator right: (_) @binary.right) @binary

; ok ? 200 : 503   (short) 404
(ternary_expression consequence: (_) @through.value alternative: (_) @through.value) @through
(parenthesized_expression (_) @through.value) @through
(cast_expression value: (_) @through.value) @through
(expression_statement (_) @through.value) @through
(array_creation_expression value: (_) @through.value) @through

(array_initializer) @list
(element_value_array_initializer) @list

(variable_declarator name: (_) @define.name value: (_) @define.value) @define
(assignment_expression left: (_) @define.name right: (_) @define.value) @define
(enhanced_for_statement name: (_) @define.name value: (_) @define.value) @define
(annotation_type_element_declaration name: (_) @define.name value: (_) @define.value) @define

(switch_expression condition: (_) @switch.subject body: (switch_block) @switch.body) @switch
(switch_rule (switch_label) @case.label) @case
(switch_block_statement_group (switch_label) @case.label) @case
(switch_label (_) @through.value) @through
; int status = switch (path) { case "/gone" -> 410; default -> 404; };
(switch_rule (expression_statement) @through.value) @through
(switch_block (switch_rule) @through.value) @through
(switch_expression body: (switch_block) @through.value) @through

(return_statement (_) @return.value) @return
(lambda_expression body: (_) @return.value) @return
(throw_statement (_) @throw.value) @throw
(catch_type (_) @catch.type) @catch

(method_declaration name: (_) @function.name parameters: (_) @function.parameters) @function
(constructor_declaration name: (_) @function.name parameters: (_) @function.parameters) @function
(lambda_expression parameters: (_) @function.parameters) @function

(class_declaration name: (_) @class.name superclass: (superclass (_) @class.base)?) @class
(record_declaration name: (_) @class.name) @class
(import_declaration (_) @import.source) @import
