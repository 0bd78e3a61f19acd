; The structure of C# as the recogniser sees it. Captures: docs/captures.md

; StatusCode(500, body)   new HttpException(404)   [ProducesResponseType(404)]   : base(message, 403)
(invocation_expression function: (_) @call.function arguments: (argument_list) @call.arguments) @call
(object_creation_expression type: (_) @call.function arguments: (argument_list) @call.arguments) @call
(implicit_object_creation_expression "new" @call.function (argument_list) @call.arguments) @call
(constructor_initializer ["base" "this"] @call.function (argument_list) @call.arguments) @call
(primary_constructor_base_type type: (_) @call.function (argument_list) @call.arguments) @call
(base_list . (_) @call.function . (argument_list) @call.arguments) @call
(attribute name: (_) @call.function (attribute_argument_list) @call.arguments) @call
(argument name: (_) @argument.name (_) @argument.value .) @argument
(argument . (_) @through.value .) @through
(attribute_argument . (identifier) @argument.name ":" (_) @argument.value .) @argument
(attribute_argument . (_) @through.value .) @through

(member_access_expression expression: _ @member.object name: (_) @member.name) @member
(member_binding_expression name: (_) @through.value) @through
(conditional_access_expression (_) @through.value .) @through
(element_access_expression expression: (_) @index.object subscript: (bracketed_argument_list (argument) @index.value)) @index

(binary_expression left: (_) @binary.left operator: _ @binary.operator right: (_) @binary.right) @binary

; code is 301 or 308   code is >= 300 and < 400   response is { StatusCode: 404 }
(is_pattern_expression expression: (_) @compare.left pattern: (_) @compare.right) @compare
(constant_pattern (_) @through.value) @through
(and_pattern (_) @through.value) @through
(or_pattern) @union
(negated_pattern (_) @through.value) @through
(parenthesized_pattern (_) @through.value) @through
(relational_pattern [">" ">="] (_) @range.start) @range
(relational_pattern ["<" "<="] (_) @range.end) @range
(subpattern . (_) @entry.key (_) @entry.value .) @entry
(property_pattern_clause) @map
(recursive_pattern (_) @through.value) @through

; ok ? 200 : 503   response?.StatusCode ?? 500   (HttpStatusCode)308
(conditional_expression consequence: (_) @through.value alternative: (_) @through.value) @through
(parenthesized_expression (_) @through.value) @through
(cast_expression value: (_) @through.value) @through
(await_expression (_) @through.value) @through
(postfix_unary_expression (_) @through.value) @through
(expression_statement (_) @through.value) @through
(arrow_expression_clause (_) @through.value) @through
(array_creation_expression (initializer_expression) @through.value) @through
(implicit_array_creation_expression (initializer_expression) @through.value) @through
(object_creation_expression initializer: (_) @through.value) @through

(initializer_expression) @list
(element_binding_expression) @list
(tuple_expression) @tuple
(anonymous_object_creation_expression (identifier) @entry.key . "=" . (_) @entry.value) @entry
(assignment_expression left: (element_binding_expression) @entry.key right: (_) @entry.value) @entry

(variable_declarator name: (_) @define.name "=" (_) @define.value) @define
(assignment_expression left: (_) @define.name right: (_) @define.value) @define
(property_declaration name: (_) @define.name value: (_) @define.value) @define
(enum_member_declaration name: (_) @define.name value: (_) @define.value) @define
(parameter name: (_) @define.name "=" (_) @define.value) @define
(foreach_statement left: (_) @define.name right: (_) @define.value) @define

(switch_statement value: (_) @switch.subject body: (switch_body) @switch.body) @switch
(switch_section [(constant_pattern) (or_pattern) (and_pattern) (relational_pattern)] @case.label) @case
(switch_expression . (_) @switch.subject) @switch
(switch_expression_arm . (_) @case.label) @case
(switch_expression_arm (_) @through.value .) @through
(switch_expression (switch_expression_arm) @through.value) @through

(return_statement (_) @return.value) @return
(yield_statement (_) @return.value) @return
(lambda_expression body: (_) @return.value) @return
(method_declaration body: (arrow_expression_clause) @return.value) @return
(throw_statement (_) @throw.value) @throw
(throw_expression (_) @throw.value) @throw
(catch_declaration type: (_) @catch.type) @catch

(method_declaration name: (_) @function.name parameters: (_) @function.parameters) @function
(constructor_declaration name: (_) @function.name parameters: (_) @function.parameters) @function
(local_function_statement name: (_) @function.name parameters: (_) @function.parameters) @function
(lambda_expression parameters: (_) @function.parameters) @function

(class_declaration name: (_) @class.name (base_list . (_) @class.base)?) @class
(record_declaration name: (_) @class.name (base_list . (_) @class.base)?) @class
(using_directive (_) @import.source) @import
