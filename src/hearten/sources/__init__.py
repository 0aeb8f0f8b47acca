"""From an export file to traces: recognise by content, stream, lose nothing that can be read."""
