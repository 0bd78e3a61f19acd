; Class fields: JavaScript's grammar and TypeScript's name them differently.
(field_definition property: (_) @define.name value: (_) @define.value) @define
