; The structure of shell scripts as the recogniser sees it. Captures: docs/captures.md

; check_status 404 "$url"   stub --status 404
(command name: (command_name) @call.function argument: (_) @call.argument (#not-eq? @call.function "test")) @call
(command (word) @argument.name . (_) @argument.value (#match? @argument.name "^--[a-z][a-z-]*$")) @argument
; test "$code" -eq 404
(command name: (_) @_test . (_) @compare.left . (word) @compare.operator . (_) @compare.right (#eq? @_test "test")) @compare

; [ "$code" -eq 404 ]   [[ $code == 404 ]]   (( code >= 500 ))
(binary_expression left: (_) @binary.left operator: _ @binary.operator right: (_) @binary.right) @binary
(parenthesized_expression (_) @through.value) @through
(ternary_expression consequence: (_) @through.value alternative: (_) @through.value) @through

(variable_assignment name: (_) @define.name value: (_) @define.value) @define
; "${status:-500}"
(expansion . (_) @define.name . (word) @define.value) @define
(array) @list
; [404]="Not Found"   codes[404]="Not Found"
(concatenation . (word) @_open . (_) @entry.key . (word) . (word) @_is . (_) @entry.value (#eq? @_open "[") (#eq? @_is "=")) @entry
(array (concatenation)) @map
(subscript name: (_) @index.object index: (_) @index.value) @index

(case_statement value: (_) @switch.subject) @switch
(case_item value: (_) @case.label) @case

(function_definition name: (_) @function.name) @function
