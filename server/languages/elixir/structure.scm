; The structure of Elixir as the recogniser sees it. Captures: docs/captures.md
; Nearly all of Elixir is a call: what defines, chooses and tests is told by the name.

; case resp.status do 404 -> … end   if ok, do: 200, else: 404
(call target: (identifier) @_case (arguments . (_) @switch.subject) (do_block) @switch.body (#eq? @_case "case")) @switch
(call target: (identifier) @_choice (arguments) @through.value (#any-of? @_choice "if" "unless")) @through
(call
  target: (identifier) @_choice
  (do_block) @through.value
  (#any-of? @_choice "if" "unless" "case" "cond" "with" "try")) @through
(stab_clause left: (_) @case.label) @case
(stab_clause right: (_) @through.value) @through
(body (_) @through.value .) @through
(do_block (_) @through.value .) @through
(do_block (stab_clause) @through.value) @through
(do_block (else_block) @through.value) @through
(else_block (_) @through.value .) @through
(anonymous_function (stab_clause) @return.value) @return
(anonymous_function) @function

; def status(:missing), do: 404
(call target: (identifier) @_def (arguments) @return.value (#any-of? @_def "def" "defp" "defmacro")) @return
(call target: (identifier) @_def (do_block) @return.value (#any-of? @_def "def" "defp" "defmacro")) @return
(call
  target: (identifier) @_def
  (arguments . [(identifier) @function.name (call target: (identifier) @function.name (arguments)? @function.parameters)])
  (#any-of? @_def "def" "defp" "defmacro")) @function
(call
  target: (identifier) @_def
  (arguments . (binary_operator left: (call target: (identifier) @function.name (arguments)? @function.parameters) operator: "when"))
  (#any-of? @_def "def" "defp" "defmacro")) @function
(call target: (identifier) @_module (arguments . (_) @class.name) (#eq? @_module "defmodule")) @class
(call target: (identifier) @_raise (arguments) @throw.value (#eq? @_raise "raise")) @throw

; send_resp(conn, 404, "")   Conn.put_status(conn, 404)   %Tesla.Env{status: 404}   %{conn | status: 404}
(call
  target: (_) @call.function
  (arguments) @call.arguments
  (#not-any-of? @call.function "def" "defp" "defmacro" "defmodule" "case" "if" "unless" "cond" "with" "for" "raise" "alias" "import" "use" "require" "quote")) @call
(map (struct (_) @call.function) (map_content) @call.argument) @call
(binary_operator left: (_) @call.function operator: "|" right: (keywords) @call.argument) @call

; @not_found 404
(unary_operator operator: "@" operand: (call target: (identifier) @define.name (arguments . (_) @define.value .))) @define

(dot left: (_) @member.object right: (_) @member.name) @member
(access_call target: (_) @index.object key: (_) @index.value) @index

(binary_operator left: (_) @define.name operator: ["=" "\\\\" "<-"] right: (_) @define.value) @define
(binary_operator left: (_) @compare.left operator: "=" @compare.operator right: (_) @compare.right) @compare
(binary_operator left: (_) @binary.left operator: _ @binary.operator right: (_) @binary.right) @binary
(binary_operator left: (_) @range.start operator: ".." right: (_) @range.end) @range
(binary_operator operator: "|" right: [(integer) (atom)]) @union
(binary_operator left: [(integer) (atom)] operator: "|" right: (binary_operator operator: "|")) @union
(binary_operator left: (_) @entry.key operator: "=>" right: (_) @entry.value) @entry
(binary_operator left: (_) @through.value operator: "when") @through
(unary_operator operator: "&" operand: (_) @through.value) @through

; %{status: 404}   [status: 404]   {200, [], body}
(pair key: (_) @entry.key value: (_) @entry.value (#not-match? @entry.key "^(do|else):\\s*$")) @entry
(pair key: (_) @_do value: (_) @through.value (#match? @_do "^(do|else):\\s*$")) @through
(keywords) @map
(map_content) @map
(map . (map_content)) @map
(list) @list
(tuple) @tuple
