; <Redirect status={307} />
(jsx_attribute . (property_identifier) @entry.key (_) @entry.value) @entry
(jsx_expression (_) @through.value) @through
