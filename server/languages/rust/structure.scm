; The structure of Rust as the recogniser sees it. Captures: docs/captures.md

; StatusCode::from_u16(404)   assert_eq!(res.status(), 404)   #[response(status = 404)]
(call_expression function: (_) @call.function arguments: (arguments) @call.arguments) @call
(macro_invocation macro: (_) @call.function (token_tree) @call.tokens) @call
(attribute . (_) @call.function arguments: (token_tree) @call.tokens) @call
(token_tree) @tokens
; JsonStatus<202, Order>   op.response::<204, ()>()
(generic_type type: (_) @call.function type_arguments: (type_arguments) @call.arguments) @call
(generic_function function: (_) @call.function type_arguments: (type_arguments) @call.arguments) @call
(struct_expression name: (_) @call.function body: (_) @call.argument) @call

(field_expression value: (_) @member.object field: (_) @member.name) @member
(scoped_identifier path: (_) @member.object name: (_) @member.name) @member
(index_expression . (_) @index.object (_) @index.value) @index

(binary_expression left: (_) @binary.left operator: _ @binary.operator right: (_) @binary.right) @binary
(let_condition pattern: (_) @compare.left value: (_) @compare.right) @compare

(parenthesized_expression (_) @through.value) @through
(type_cast_expression value: (_) @through.value) @through
(reference_expression value: (_) @through.value) @through
(try_expression (_) @through.value) @through
(await_expression (_) @through.value) @through
(expression_statement (_) @through.value) @through
(block (_) @through.value .) @through
(if_expression consequence: (_) @through.value) @through
(if_expression alternative: (_) @through.value) @through
(else_clause (_) @through.value) @through
; Err(Error::Status(404, response))
(tuple_struct_pattern
  type: (_) @call.function
  (_) @call.argument
  (#match? @call.function "(Status|Http|Response|Code)\\w*$")) @call
(tuple_struct_pattern type: (_) (_) @through.value) @through

; Response { status: 404 }   [200, 204]   (404, "gone")
(field_initializer field: (_) @entry.key value: (_) @entry.value) @entry
(field_pattern name: (_) @entry.key pattern: (_) @entry.value) @entry
(field_initializer_list) @map
(struct_pattern) @map
(array_expression) @list
(slice_pattern) @list
(tuple_expression) @tuple
(tuple_pattern) @tuple
(or_pattern) @union
(range_pattern left: (_) @range.start) @range
(range_pattern right: (_) @range.end) @range
(range_expression . (_) @range.start (_) @range.end) @range

(let_declaration pattern: (_) @define.name value: (_) @define.value) @define
(const_item name: (_) @define.name value: (_) @define.value) @define
(static_item name: (_) @define.name value: (_) @define.value) @define
(enum_variant name: (_) @define.name value: (_) @define.value) @define
(assignment_expression left: (_) @define.name right: (_) @define.value) @define
(for_expression pattern: (_) @define.name value: (_) @define.value) @define

; match res.status().as_u16() { 200 | 204 => …, 500..=599 => … }
(match_expression value: (_) @switch.subject body: (match_block) @switch.body) @switch
(match_arm pattern: (match_pattern) @case.label) @case
(match_pattern . (_) @through.value) @through
(match_arm value: (_) @through.value) @through
(match_block (match_arm) @through.value) @through
(match_expression body: (_) @through.value) @through

(return_expression (_) @return.value) @return
(function_item body: (_) @return.value) @return
(closure_expression body: (_) @return.value) @return
(function_item name: (_) @function.name parameters: (_) @function.parameters) @function
(closure_expression parameters: (_) @function.parameters) @function

(struct_item name: (_) @class.name) @class
(enum_item name: (_) @class.name) @class
(use_declaration argument: (_) @import.source) @import
