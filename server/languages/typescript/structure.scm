; What TypeScript adds to JavaScript.
(public_field_definition name: (_) @define.name value: (_) @define.value) @define
(required_parameter pattern: (_) @define.name value: (_) @define.value) @define
(optional_parameter pattern: (_) @define.name value: (_) @define.value) @define
(enum_assignment name: (_) @define.name value: (_) @define.value) @define

; body as Response   <number>404   404 satisfies Status   status!
(as_expression . (_) @through.value) @through
(satisfies_expression . (_) @through.value) @through
(non_null_expression (_) @through.value) @through

; type Status = 200 | 404
(literal_type (_) @through.value) @through
(union_type) @union
; Reply<404, Problem>   Exclude<HttpStatusCode, 200 | 404>
(generic_type name: (_) @call.function type_arguments: (type_arguments) @call.arguments) @call
(type_alias_declaration name: (_) @define.name value: (_) @define.value) @define
(type_annotation (_) @through.value) @through
(lookup_type . (_) @index.object (_) @index.value) @index
; { 404: NotFound }
(property_signature name: (number) @entry.key type: (_) @entry.value) @entry
(property_signature name: (_) @define.name type: (type_annotation) @define.value) @define
(required_parameter pattern: (_) @define.name type: (type_annotation) @define.value) @define
(optional_parameter pattern: (_) @define.name type: (type_annotation) @define.value) @define
(variable_declarator name: (_) @define.name type: (type_annotation) @define.value) @define
