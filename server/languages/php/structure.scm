; The structure of PHP as the recogniser sees it. Captures: docs/captures.md

; abort(404)   $response->setStatusCode(404)   new HttpException(404)   #[ApiResponse(status: 404)]
(function_call_expression function: (_) @call.function arguments: (arguments) @call.arguments) @call
(member_call_expression object: (_) @call.object name: (_) @call.function arguments: (arguments) @call.arguments) @call
(nullsafe_member_call_expression object: (_) @call.object name: (_) @call.function arguments: (arguments) @call.arguments) @call
(scoped_call_expression scope: (_) @call.object name: (_) @call.function arguments: (arguments) @call.arguments) @call
(object_creation_expression (_) @call.function (arguments) @call.arguments) @call
(attribute (_) @call.function parameters: (arguments) @call.arguments) @call
(argument name: (_) @argument.name (_) @argument.value) @argument
(argument . (_) @through.value .) @through

(member_access_expression object: (_) @member.object name: (_) @member.name) @member
(class_constant_access_expression (_) @member.object (name) @member.name) @member
(qualified_name (name) @member.name) @member
(subscript_expression (_) @index.object (_) @index.value) @index

(binary_expression left: (_) @binary.left operator: _ @binary.operator right: (_) @binary.right) @binary

; $ok ? 200 : 503   $code ?: 500
(conditional_expression body: (_) @through.value alternative: (_) @through.value) @through
(conditional_expression condition: (_) @through.other !body alternative: (_) @through.value) @through
(parenthesized_expression (_) @through.value) @through
(cast_expression value: (_) @through.value) @through
(expression_statement (_) @through.value) @through

; ['status' => 404]   [404 => 'Not Found']   [200, 204]
(array_element_initializer . (_) @entry.key . (_) @entry.value) @entry
(array_element_initializer . (_) @through.value .) @through
(array_creation_expression . (array_element_initializer . (_) . (_))) @map
(array_creation_expression . (array_element_initializer . (_) .)) @list

; const NOT_FOUND = 404   public int $status = 404   function fail(int $status = 500)
(const_element (name) @define.name (_) @define.value) @define
(property_element name: (_) @define.name default_value: (_) @define.value) @define
(simple_parameter name: (_) @define.name default_value: (_) @define.value) @define
(property_promotion_parameter name: (_) @define.name default_value: (_) @define.value) @define
(static_variable_declaration name: (_) @define.name value: (_) @define.value) @define
(enum_case name: (_) @define.name value: (_) @define.value) @define
(assignment_expression left: (_) @define.name right: (_) @define.value) @define
(augmented_assignment_expression left: (_) @define.name operator: "??=" right: (_) @define.value) @define
(foreach_statement . (_) @define.value . (_) @define.name) @define

; switch ($status) { case 404: }   match ($status) { 404, 410 => … }
(switch_statement condition: (_) @switch.subject body: (_) @switch.body) @switch
(case_statement value: (_) @case.label) @case
(match_expression condition: (_) @switch.subject body: (_) @switch.body) @switch
(match_conditional_expression conditional_expressions: (match_condition_list) @case.label) @case
(match_conditional_expression return_expression: (_) @through.value) @through
(match_default_expression return_expression: (_) @through.value) @through
(match_block (_) @through.value) @through
(match_expression body: (_) @through.value) @through

(return_statement (_) @return.value) @return
(arrow_function body: (_) @return.value) @return
(throw_expression (_) @throw.value) @throw
(catch_clause type: (type_list) @catch.type) @catch
(type_list (_) @through.value) @through
(named_type (_) @through.value) @through

(function_definition name: (_) @function.name parameters: (_) @function.parameters) @function
(method_declaration name: (_) @function.name parameters: (_) @function.parameters) @function
(anonymous_function parameters: (_) @function.parameters) @function
(arrow_function parameters: (_) @function.parameters) @function

(class_declaration name: (_) @class.name (base_clause (_) @class.base)?) @class
(enum_declaration name: (_) @class.name) @class
(namespace_use_clause (_) @import.source) @import
