; The structure of Go as the recogniser sees it. Captures: docs/captures.md

; w.WriteHeader(404)   APIError{404, "gone"}
(call_expression function: (_) @call.function arguments: (argument_list) @call.arguments) @call
(composite_literal
  type: [(type_identifier) (qualified_type) (generic_type)] @call.function
  body: (literal_value) @call.argument) @call
(composite_literal type: [(map_type) (slice_type) (array_type) (struct_type)] body: (_) @through.value) @through

; resp.StatusCode   http.Response
(selector_expression operand: (_) @member.object field: (_) @member.name) @member
(index_expression operand: (_) @index.object index: (_) @index.value) @index

(binary_expression left: (_) @binary.left operator: _ @binary.operator right: (_) @binary.right) @binary

(parenthesized_expression (_) @through.value) @through
(unary_expression operator: ["&" "*"] operand: (_) @through.value) @through
(expression_statement (_) @through.value) @through
(type_conversion_expression operand: (_) @through.value) @through

; {Status: 404}   {404: "Not Found"}   {200, 204}
(keyed_element key: (_) @entry.key value: (_) @entry.value) @entry
(literal_element (_) @through.value) @through
(literal_value . (keyed_element)) @map
(literal_value . (comment) (keyed_element)) @map
(literal_value . (literal_element)) @list
(literal_value . (comment) (literal_element)) @list

; const StatusTeapot = 418   code := 404   var status int = 200
(const_spec name: (_) @define.name value: (_) @define.value) @define
(var_spec name: (_) @define.name value: (_) @define.value) @define
(short_var_declaration left: (_) @define.name right: (_) @define.value) @define
(assignment_statement left: (_) @define.name operator: "=" right: (_) @define.value) @define
(range_clause left: (_) @define.name right: (_) @define.value) @define

; switch resp.StatusCode { case 200, 201: }
(expression_switch_statement value: (_) @switch.subject) @switch
(expression_case value: (_) @case.label) @case

(return_statement (_) @return.value) @return

(function_declaration name: (_) @function.name parameters: (_) @function.parameters) @function
(method_declaration name: (_) @function.name parameters: (_) @function.parameters) @function
(func_literal parameters: (_) @function.parameters) @function

(type_spec name: (_) @class.name) @class
(import_spec path: (_) @import.source) @import
