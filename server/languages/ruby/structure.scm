; The structure of Ruby as the recogniser sees it. Captures: docs/captures.md

; halt 404   response.set_status(404)   HttpError.new(404)
(call
  receiver: (_)? @call.object
  method: (_) @call.function
  arguments: (argument_list) @call.arguments
  (#not-any-of? @call.function "raise" "fail")) @call
; fail(404, "No such order"): `fail` of the file's own, which is given a number first
(call
  method: (identifier) @call.function
  arguments: (argument_list . (integer)) @call.arguments
  (#eq? @call.function "fail")) @call
(call method: (identifier) @_raise arguments: (argument_list) @throw.value (#any-of? @_raise "raise" "fail") (#not-match? @throw.value "^[(]?[0-9]")) @throw
; get('/') { 205 }   not_found do 404 end
(call receiver: (_)? @call.object method: (_) @call.function block: (_) @call.block) @call

; [200, 204].freeze   response.status
(call
  receiver: [(array) (hash) (string_array) (symbol_array) (parenthesized_statements) (integer) (string) (simple_symbol)] @through.value
  method: (identifier) @_same
  !arguments
  (#any-of? @_same "freeze" "dup" "to_set" "to_a" "to_s" "to_i" "to_sym" "to_h")) @through
(call receiver: (_) @member.object method: (_) @member.name !arguments) @member
; A method of the object itself, without arguments: `not_found?`
(call !receiver !arguments !block method: (identifier) @through.value) @through
(scope_resolution scope: (_) @member.object name: (_) @member.name) @member
(element_reference object: (_) @index.object (_) @index.value) @index

(binary left: (_) @binary.left operator: _ @binary.operator right: (_) @binary.right) @binary

; ok ? 200 : 503   404 if missing   if ok then 200 else 503 end
(conditional consequence: (_) @through.value alternative: (_) @through.value) @through
(if_modifier body: (_) @through.value) @through
(unless_modifier body: (_) @through.value) @through
(parenthesized_statements (_) @through.value) @through
(if [(then) (else) (elsif)] @through.value) @through
(unless [(then) (else)] @through.value) @through
(elsif [(then) (else) (elsif)] @through.value) @through
(then (_) @through.value .) @through
(else (_) @through.value .) @through

; status: 404   404 => NotFound
(pair key: (_) @entry.key value: (_) @entry.value) @entry
(keyword_pattern key: (_) @entry.key value: (_) @entry.value) @entry
(hash) @map
(hash_pattern) @map
(array) @list
(array_pattern) @list
(string_array) @list
(symbol_array) @list
(alternative_pattern) @union
(range begin: (_) @range.start) @range
(range end: (_) @range.end) @range

(assignment left: (_) @define.name right: (_) @define.value) @define
(operator_assignment left: (_) @define.name operator: ["||=" "&&="] right: (_) @define.value) @define
(optional_parameter name: (_) @define.name value: (_) @define.value) @define
(keyword_parameter name: (_) @define.name value: (_) @define.value) @define

; case response.status when 200, 201   in { status: 404 }
(case value: (_) @switch.subject) @switch
(case_match value: (_) @switch.subject) @switch
(when pattern: (_) @case.label) @case
(in_clause pattern: (_) @case.label) @case
(pattern (_) @through.value) @through
(case [(when) (else)] @through.value) @through
(case_match [(in_clause) (else)] @through.value) @through
(when (then) @through.value) @through
(in_clause (then) @through.value) @through

(return (argument_list) @return.value) @return
(next (argument_list) @return.value) @return
(body_statement (_) @return.value .) @return
; def status_code = 404
(method "=" body: (_) @return.value) @return
(block_body (_) @return.value .) @return
(body_statement (_) @return.value . (comment) .) @return
(block_body (_) @return.value . (comment) .) @return
(exceptions (_) @catch.type) @catch

(method name: (_) @function.name parameters: (_)? @function.parameters) @function
(singleton_method name: (_) @function.name parameters: (_)? @function.parameters) @function
(block parameters: (_)? @function.parameters) @function
(do_block parameters: (_)? @function.parameters) @function

(class name: (_) @class.name superclass: (superclass (_) @class.base)?) @class
