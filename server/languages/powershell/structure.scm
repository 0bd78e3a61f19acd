; The structure of PowerShell as the recogniser sees it. Captures: docs/captures.md

; Write-PodeJsonResponse -StatusCode 404   $response.Send(404)   [HttpError]::new(404)
(command command_name: (_) @call.function command_elements: (command_elements) @call.arguments) @call
(command_elements (command_parameter) @argument.name . (_) . (_) @argument.value) @argument
(invokation_expression . (_) @call.object (member_name) @call.function (argument_list argument_expression_list: (_) @call.arguments)) @call
(member_access . (_) @member.object (member_name) @member.name) @member
(member_name (_) @through.value) @through

; $response.StatusCode -eq 404   $status / 100
(comparison_expression . (_) @binary.left (comparison_operator) @binary.operator . (_) @binary.right) @binary
(multiplicative_expression . (_) @arithmetic.left "/" @arithmetic.operator . (_) @arithmetic.right) @arithmetic

; An expression stands in a node for each level of precedence.
(logical_expression (_) @through.value) @through
(bitwise_expression . (_) @through.value .) @through
(comparison_expression . (_) @through.value .) @through
(additive_expression . (_) @through.value .) @through
(multiplicative_expression . (_) @through.value .) @through
(format_expression . (_) @through.value .) @through
(range_expression . (_) @through.value .) @through
(array_literal_expression . (_) @through.value .) @through
(unary_expression (_) @through.value) @through
(expression_with_unary_operator (_) @through.value) @through
(cast_expression (_) @through.value .) @through
(parenthesized_expression (_) @through.value) @through
(integer_literal (_) @through.value) @through
(string_literal (_) @through.value) @through
(argument_expression (_) @through.value) @through
(logical_argument_expression (_) @through.value) @through
(bitwise_argument_expression . (_) @through.value .) @through
(comparison_argument_expression . (_) @through.value .) @through
(additive_argument_expression . (_) @through.value .) @through
(multiplicative_argument_expression . (_) @through.value .) @through
(format_argument_expression . (_) @through.value .) @through
(range_argument_expression . (_) @through.value .) @through
(pipeline . (_) @through.value .) @through
(pipeline_chain . (_) @through.value .) @through
(array_expression (statement_list) @through.value) @through
(statement_list . (_) @through.value .) @through

(array_literal_expression (_) . (_)) @list
(range_expression . (_) @range.start . (_) @range.end) @range
(hash_entry (key_expression) @entry.key (_) @entry.value .) @entry
(key_expression (_) @through.value) @through
(hash_literal_body) @map
(hash_literal_expression (hash_literal_body) @through.value) @through

(assignment_expression (left_assignment_expression) @define.name value: (_) @define.value) @define
(script_parameter (variable) @define.name (script_parameter_default) @define.value) @define
(class_property_definition (variable) @define.name . (_) @define.value) @define
(enum_member (simple_name) @define.name (_) @define.value) @define

(switch_statement (switch_condition) @switch.subject (switch_body (switch_clauses) @switch.body)) @switch
(switch_clause (switch_clause_condition) @case.label) @case
(switch_clause_condition (_) @through.value) @through

(flow_control_statement "return" (_) @return.value) @return
(flow_control_statement "throw" (_) @throw.value) @throw
(function_statement (function_name) @function.name) @function
(class_statement . (simple_name) @class.name) @class
