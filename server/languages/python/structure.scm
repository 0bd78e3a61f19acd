; The structure of Python as the recogniser sees it. Captures: docs/captures.md

; abort(404)   Response(status=404)   @app.errorhandler(404)
(call function: (_) @call.function arguments: (argument_list) @call.arguments) @call
(keyword_argument name: (_) @argument.name value: (_) @argument.value) @argument

(attribute object: (_) @member.object attribute: (_) @member.name) @member
(subscript value: (_) @index.object subscript: (_) @index.value) @index

; response.status_code == 404   status in (301, 308)   200 <= status < 300
(comparison_operator
  (_) @compare.left
  operators: ["==" "!=" "<" "<=" ">" ">=" "in" "not in" "is" "is not"] @compare.operator
  .
  (_) @compare.right) @compare

; code // 100
(binary_operator left: (_) @arithmetic.left operator: _ @arithmetic.operator right: (_) @arithmetic.right) @arithmetic

; 200 if ok else 503   status or 500
(conditional_expression . (_) @through.value (_) (_) @through.value .) @through
(boolean_operator left: (_) @through.other operator: "or" right: (_) @through.value) @through
(parenthesized_expression (_) @through.value) @through
(await (_) @through.value) @through
(expression_statement . (_) @through.value .) @through
(type (_) @through.value) @through

; {"status": 404}   {404: Schema}
(pair key: (_) @entry.key value: (_) @entry.value) @entry
(dictionary) @map
(list) @list
(set) @list
(tuple) @tuple
(expression_list) @tuple

(assignment left: (_) @define.name right: (_) @define.value) @define
(default_parameter name: (_) @define.name value: (_) @define.value) @define
(typed_default_parameter name: (_) @define.name value: (_) @define.value) @define
(named_expression name: (_) @define.name value: (_) @define.value) @define

; match status: case 404:   case 301 | 308:
(match_statement subject: (_) @switch.subject body: (block) @switch.body) @switch
(case_clause (case_pattern) @case.label) @case
(case_pattern (_) @through.value) @through
(union_pattern) @union

; for code in (404, 410):
(for_statement left: (_) @define.name right: (_) @define.value) @define

(return_statement (_) @return.value) @return
(lambda body: (_) @return.value) @return
(raise_statement (_) @throw.value) @throw
(except_clause (_) @catch.type) @catch

(function_definition name: (_) @function.name parameters: (_) @function.parameters) @function
(class_definition name: (_) @class.name superclasses: (argument_list . (_) @class.base)?) @class
(import_from_statement module_name: (_) @import.source) @import

(assert_statement (_) @through.value) @assertion
