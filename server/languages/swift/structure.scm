; The structure of Swift as the recogniser sees it. Captures: docs/captures.md

; Abort(.notFound)   HTTPURLResponse(statusCode: 404)   codes[404]
(call_expression . (_) @call.function (call_suffix (value_arguments) @call.arguments)) @call
; The grammar reads `.status(202)` as this at times.
(constructor_expression . (_) @call.function (constructor_suffix (value_arguments) @call.arguments)) @call
(value_argument name: (value_argument_label) @argument.name value: (_) @argument.value) @argument
(value_argument . value: (_) @through.value .) @through
(attribute (user_type) @call.function (_) @call.argument) @call

(_ target: (_) @member.object suffix: (navigation_suffix suffix: (_) @member.name)) @member
(navigation_suffix suffix: (_) @through.value) @through
; .notFound
(prefix_expression target: (_) @through.value) @through

; In this large grammar a pattern that names its fields and not its node compiles in a tenth of the time.
(_ lhs: (_) @binary.left op: _ @binary.operator rhs: (_) @binary.right) @binary

; ok ? 200 : 503   response?.statusCode ?? 500   status as Int
(_ if_true: (_) @through.value if_false: (_) @through.value) @through
(_ value: (_) @through.other if_nil: (_) @through.value) @through
(as_expression expr: (_) @through.value) @through
(try_expression expr: (_) @through.value) @through
(await_expression expr: (_) @through.value) @through
(tuple_expression . value: (_) @through.value .) @through
(tuple_expression) @tuple
(array_literal) @list
(_ start: (_) @range.start end: (_) @range.end) @range

(_ key: (_) @entry.key . value: (_) @entry.value) @entry

(_ name: (pattern bound_identifier: (_) @define.name) value: (_) @define.value) @define
(_ name: (pattern bound_identifier: (_) @function.name) computed_value: (_)) @function
(_ (parameter name: (simple_identifier) @define.name) default_value: (_) @define.value) @define
(enum_entry name: (_) @define.name raw_value: (_) @define.value) @define
(assignment target: (_) @define.name result: (_) @define.value) @define

(switch_statement expr: (_) @switch.subject) @switch
(switch_entry (switch_pattern) @case.label) @case
(switch_pattern (pattern) @through.value) @through
(pattern (_) @through.value) @through
(for_statement item: (_) @define.name collection: (_) @define.value) @define

(control_transfer_statement (throw_keyword) (_) @throw.value) @throw
(control_transfer_statement result: (_) @return.value) @return
(computed_property (statements . (_) @return.value .)) @return
(function_body (statements . (_) @return.value .)) @return
(lambda_literal (statements . (_) @return.value .)) @return
(lambda_literal) @function

(function_declaration name: (simple_identifier) @function.name (parameter) @function.parameters) @function
(function_declaration name: (simple_identifier) @function.name) @function
(class_declaration name: (_) @class.name) @class
