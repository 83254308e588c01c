# What an editor sends that opens a file (standard input), asks for its outline and goes away: messages
# for `empower lsp`.
function send(text) { printf "Content-Length: %d\r\n\r\n%s", length(text), text }
{
  gsub(/\\/, "\\\\")
  gsub(/"/, "\\\"")
  text = text $0 "\\n"
}
END {
  file = "{\"uri\":\"untitled:a\",\"version\":1,\"text\":\"" text "\"}"
  send("{\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}")
  send("{\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":" file "}}")
  send("{\"id\":2,\"method\":\"textDocument/documentSymbol\",\"params\":{\"textDocument\":{\"uri\":\"untitled:a\"}}}")
}
