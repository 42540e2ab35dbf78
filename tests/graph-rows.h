/*
 * The rows that are common to all that Meta takes (G3 to G22), within a table of rows: COMMIT is the request that publishes, BEFORE the rules of what is asked
 * ahead of it, MARKS, SETTINGS and PICTURES what the step begins with.
 */
#define G_ROW(row, result, ...)                                                                                                                                                                                    \
  {                                                                                                                                                                                                                \
    .name = row, .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = PICTURES, .rules = { BEFORE{ .match = COMMIT, __VA_ARGS__ }, { .status = 0 } }, .outcome = result, .commit = COMMIT, .commits = 1 \
  }
G_ROW ("G3 reset", STUDIO_OUTCOME_UNCERTAIN, .how = DOUBLE_RESET, .status = 1),
    G_ROW ("G3 closed", STUDIO_OUTCOME_UNCERTAIN, .how = DOUBLE_CLOSE, .status = 1),
    G_ROW ("G5 502 of a proxy", STUDIO_OUTCOME_UNCERTAIN, .status = 502, .headers = "Content-Type: text/html\r\n", .body = "<html>Bad gateway</html>"),
    G_ROW ("G5 500 with a code that is none of a fault", STUDIO_OUTCOME_UNCERTAIN, .status = 500, .body = "{\"error\":{\"code\":190}}"),
    G_ROW ("G5 503", STUDIO_OUTCOME_UNCERTAIN, .status = 503, .body = ""),
    G_ROW ("408", STUDIO_OUTCOME_UNCERTAIN, .status = 408, .body = "{}"),
    G_ROW ("G6 chunks without end", STUDIO_OUTCOME_UNCERTAIN, .how = DOUBLE_RAW, .status = 1, .body = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"id\":\"1"),
    G_ROW ("G6 shorter than said", STUDIO_OUTCOME_UNCERTAIN, .how = DOUBLE_RAW, .status = 1, .body = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"id\":\"1\"}"),
    G_ROW ("G7 a page", STUDIO_OUTCOME_UNCERTAIN, .status = 200, .headers = "Content-Type: text/html\r\n", .body = "<!doctype html><p>Sign in</p>"),
    G_ROW ("G8 without a type", STUDIO_OUTCOME_DONE, .status = 200, .headers = "Content-Type: text/plain\r\n", .body = "{\"id\":\"12\"}"),
    G_ROW ("G9 without end", STUDIO_OUTCOME_UNCERTAIN, .how = DOUBLE_ENDLESS, .status = 1),
    G_ROW ("G10 null", STUDIO_OUTCOME_UNCERTAIN, .status = 200, .body = "null"),
    G_ROW ("G10 empty", STUDIO_OUTCOME_UNCERTAIN, .status = 200, .body = ""),
    G_ROW ("G10 two documents", STUDIO_OUTCOME_UNCERTAIN, .status = 200, .body = "{\"id\":\"12\"}{\"id\":\"13\"}"),
    G_ROW ("G10 zero in the id", STUDIO_OUTCOME_UNCERTAIN, .status = 200, .body = "{\"id\":\"1\\u00002\"}"),
    G_ROW ("G11 a number", STUDIO_OUTCOME_DONE, .status = 200, .body = "{\"id\":17912345678}"),
    G_ROW ("G11 negative", STUDIO_OUTCOME_UNCERTAIN, .status = 200, .body = "{\"id\":-5}"),
    G_ROW ("G11 above 2^63", STUDIO_OUTCOME_UNCERTAIN, .status = 200, .body = "{\"id\":99999999999999999999999}"),
    G_ROW ("G11 an object", STUDIO_OUTCOME_UNCERTAIN, .status = 200, .body = "{\"id\":{\"id\":\"12\"}}"),
    G_ROW ("G11 a path", STUDIO_OUTCOME_UNCERTAIN, .status = 200, .body = "{\"id\":\"../me\"}"),
    G_ROW ("G11 missing", STUDIO_OUTCOME_UNCERTAIN, .status = 200, .body = "{\"success\":true}"),
    G_ROW ("G12 moved", STUDIO_OUTCOME_CONFIG_ERROR, .status = 302, .headers = "Location: https://evil.test/\r\n"),
    { .name = "G13 429 with seconds", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = PICTURES, .rules = { BEFORE{ .match = COMMIT, .status = 429, .headers = "Retry-After: 17\r\n", .body = "" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = COMMIT, .commits = 1, .retry_after = 17 },
    { .name = "G13 429 with nonsense", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = PICTURES, .rules = { BEFORE{ .match = COMMIT, .status = 429, .headers = "Retry-After: -5\r\nX-App-Usage: [\r\nX-Business-Use-Case-Usage: {\"1\":7,\"2\":[{\"estimated_time_to_regain_access\":\"9\"},3]}\r\n", .body = "{\"error\":{\"code\":4}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = COMMIT, .commits = 1 },
    G_ROW ("G16 early hints", STUDIO_OUTCOME_DONE, .how = DOUBLE_RAW, .status = 1, .body = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{\"id\":\"12\"}"),
    G_ROW ("G18 an error in 200", STUDIO_OUTCOME_UNCERTAIN, .status = 200, .body = "{\"id\":\"12\",\"error\":{\"message\":\"?\"}}"),
    { .name = "G22 markup and a token", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = PICTURES, .rules = { BEFORE{ .match = COMMIT, .status = 400, .body = "{\"error\":{\"code\":100,\"message\":\"<b>Invalid</b>\\n\\u001b[31m " CANARY " EAABsbCS1234567890abcdef\"}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "<b>Invalid</b> [31m", .commit = COMMIT, .commits = 1 },
    { .name = "190 without more", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = PICTURES, .rules = { BEFORE{ .match = COMMIT, .status = 400, .body = "{\"error\":{\"code\":190,\"message\":\"" CANARY "\"}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .says = "make a new one", .commit = COMMIT, .commits = 1 },
    G_ROW ("permission", STUDIO_OUTCOME_NEEDS_LOGIN, .status = 403, .body = "{\"error\":{\"code\":200}}")
#undef G_ROW
