; The structure of YAML, for OpenAPI documents. Captures: docs/captures.md
(block_mapping_pair key: (_) @entry.key value: (_) @entry.value) @entry
(flow_pair key: (_) @entry.key value: (_) @entry.value) @entry
(block_mapping) @map
(flow_mapping) @map
(flow_sequence) @list
(block_sequence) @list
(block_sequence_item (_) @through.value) @through
(block_node (_) @through.value) @through
(flow_node (_) @through.value) @through
(plain_scalar (_) @through.value) @through
