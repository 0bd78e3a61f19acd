; The structure of JavaScript as the recogniser sees it; TypeScript joins it. Captures: docs/captures.md

; send(res, 404)   new Response(body, init)
(call_expression function: (_) @call.function arguments: (arguments) @call.arguments) @call
(call_expression function: (_) @call.function arguments: (template_string) @call.argument) @call
(new_expression constructor: (_) @call.function arguments: (arguments) @call.arguments) @call

; response.status
(member_expression object: (_) @member.object property: (_) @member.name) @member

; STATUS_CODES[404]
(subscript_expression object: (_) @index.object index: (_) @index.value) @index

(binary_expression
  left: (_) @compare.left
  operator: ["==" "===" "!=" "!==" "<" "<=" ">" ">="] @compare.operator
  right: (_) @compare.right) @compare

; code / 100
(binary_expression left: (_) @arithmetic.left operator: ["/" "%" "-" "+" "*"] @arithmetic.operator right: (_) @arithmetic.right) @arithmetic

; ok ? 200 : 503   error.status || 500
(ternary_expression consequence: (_) @through.value alternative: (_) @through.value) @through
(binary_expression left: (_) @through.other operator: ["||" "??"] right: (_) @through.value) @through
(parenthesized_expression (_) @through.value) @through
(await_expression (_) @through.value) @through
(expression_statement (_) @through.value) @through

; { status: 404 }   { 404: 'Not Found' }
(pair key: (_) @entry.key value: (_) @entry.value) @entry
(object) @map
(array) @list
; each`status | body ⏎ ${404} | ${''}`
(template_string (template_substitution)) @list
(template_substitution (_) @through.value) @through

(variable_declarator name: (_) @define.name value: (_) @define.value) @define
(assignment_expression left: (_) @define.name right: (_) @define.value) @define
(augmented_assignment_expression left: (_) @define.name operator: ["||=" "??="] right: (_) @define.value) @define
(assignment_pattern left: (_) @define.name right: (_) @define.value) @define
(object_assignment_pattern left: (_) @define.name right: (_) @define.value) @define

(switch_statement value: (_) @switch.subject body: (switch_body) @switch.body) @switch
(switch_case value: (_) @case.label) @case

(return_statement (_) @return.value) @return
(throw_statement (_) @throw.value) @throw
(arrow_function body: (_) @return.value) @return

(function_declaration name: (_) @function.name parameters: (_) @function.parameters) @function
(function_expression parameters: (_) @function.parameters) @function
(method_definition name: (_) @function.name parameters: (_) @function.parameters) @function
(arrow_function parameters: (_) @function.parameters) @function
(arrow_function parameter: (_) @function.parameters) @function

(class_declaration name: (_) @class.name (class_heritage (_) @class.base)?) @class
(class_heritage) @heritage

; import { notFound } from './errors'
(import_statement source: (_) @import.source) @import
