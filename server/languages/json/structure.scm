; The structure of JSON, for OpenAPI documents. Captures: docs/captures.md
(pair key: (_) @entry.key value: (_) @entry.value) @entry
(object) @map
(array) @list
