#include "config.h"

#include "connector-fixture.h"

#define TOKEN "123456789:" CANARY "-aaaaaaaaaaaaaaaaaaaa"
#define BOT "POST /bot" TOKEN "/"
#define PHOTO BOT "sendPhoto"
#define ALBUM BOT "sendMediaGroup"
#define SETTINGS "{\"chat\": \"@kanal\", \"bot\": \"77\"}"
#define ADMIN                                                                                                                                 \
  {                                                                                                                                           \
    .match = BOT "getChatMember", .status = 200, .body = "{\"ok\":true,\"result\":{\"status\":\"administrator\",\"can_post_messages\":true}}" \
  }
#define SENT "{\"ok\":true,\"result\":{\"message_id\":12,\"chat\":{\"id\":-1001234,\"username\":\"kanal\"}}}"

static const ConnectorRow rows[] = {
  { .name = "photo", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { ADMIN, { .match = PHOTO, .status = 200, .body = SENT }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .link = "https://t.me/kanal/12", .commit = PHOTO, .commits = 1, .sent = "name=\"caption\"\r\n\r\nJalan 2 km <selesai>.\r\n" },
  { .name = "private channel", .steps = "C", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTO, .status = 200, .body = "{\"ok\":true,\"result\":{\"message_id\":12,\"chat\":{\"id\":-1001234}}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .link = "https://t.me/c/1234/12", .commit = PHOTO, .commits = 1 },
  { .name = "album", .steps = "PC", .settings = SETTINGS, .pictures = 3, .rules = { ADMIN, { .match = ALBUM, .status = 200, .body = "{\"ok\":true,\"result\":[{\"message_id\":12,\"chat\":{\"username\":\"kanal\"}},{\"message_id\":13},{\"message_id\":14}]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .link = "https://t.me/kanal/12", .commit = ALBUM, .commits = 1, .sent = "attach://p3" },
  { .name = "T1 ok false in 200", .steps = "C", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTO, .status = 200, .body = "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: PHOTO_INVALID_DIMENSIONS\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "PHOTO_INVALID", .commit = PHOTO, .commits = 1 },
  { .name = "T1 ok false and no code", .steps = "C", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTO, .status = 200, .body = "{\"ok\":false}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .commit = PHOTO, .commits = 1 },
  { .name = "T2 429 header longer", .steps = "C", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTO, .status = 429, .headers = "Retry-After: 30\r\n", .body = "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":17}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = PHOTO, .commits = 1, .retry_after = 30 },
  { .name = "T2 429 body longer", .steps = "C", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTO, .status = 429, .headers = "Retry-After: 3\r\n", .body = "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":17}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = PHOTO, .commits = 1, .retry_after = 17 },
  { .name = "T3 chat moved", .steps = "C", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTO, .status = 400, .body = "{\"ok\":false,\"error_code\":400,\"description\":\"x\",\"parameters\":{\"migrate_to_chat_id\":-100999}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .code = "chat_moved", .commit = PHOTO, .commits = 1 },
  { .name = "T4 all sent, reset", .steps = "CRC", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTO, .how = DOUBLE_RESET, .status = 1 }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = PHOTO, .commits = 1 },
  { .name = "T5 fewer than sent", .steps = "C", .settings = SETTINGS, .pictures = 3, .rules = { { .match = ALBUM, .status = 200, .body = "{\"ok\":true,\"result\":[{\"message_id\":12,\"chat\":{\"username\":\"kanal\"}}]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .says = "fewer", .commit = ALBUM, .commits = 1 },
  { .name = "T5 none at all", .steps = "C", .settings = SETTINGS, .pictures = 3, .rules = { { .match = ALBUM, .status = 200, .body = "{\"ok\":true,\"result\":[]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = ALBUM, .commits = 1 },
  { .name = "T7 401", .steps = "C", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTO, .status = 401, .body = "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized: " TOKEN "\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = PHOTO, .commits = 1 },
  { .name = "T7 404", .steps = "V", .settings = SETTINGS, .rules = { { .match = BOT "getMe", .status = 404, .body = "{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = PHOTO, .commits = 0 },
  { .name = "T8 not an administrator", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { { .match = BOT "getChatMember", .status = 200, .body = "{\"ok\":true,\"result\":{\"status\":\"member\"}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "administrator", .commit = PHOTO, .commits = 0 },
  { .name = "T8 may not post", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { { .match = BOT "getChatMember", .status = 200, .body = "{\"ok\":true,\"result\":{\"status\":\"administrator\",\"can_post_messages\":false}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .commit = PHOTO, .commits = 0 },
  { .name = "T9 502 of a proxy", .steps = "CR", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTO, .status = 502, .headers = "Content-Type: text/html\r\n", .body = "<html>502" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = PHOTO, .commits = 1 },
  { .name = "500 of Telegram", .steps = "CR", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTO, .status = 500, .body = "{\"ok\":false,\"error_code\":500,\"description\":\"Internal\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = PHOTO, .commits = 1 },
  { .name = "ok but cut", .steps = "CR", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTO, .status = 200, .body = "{\"ok\":true,\"result\":{\"message_id\":1" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = PHOTO, .commits = 1 },
  { .name = "ok as a word", .steps = "CR", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTO, .status = 200, .body = "{\"ok\":\"true\",\"result\":{\"message_id\":1}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .commit = PHOTO, .commits = 1 },
  { .name = "no picture", .steps = "PC", .settings = SETTINGS, .rules = { ADMIN, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .commit = "POST", .commits = 0 },
  { .name = "eleven pictures", .steps = "PC", .settings = SETTINGS, .pictures = 11, .rules = { ADMIN, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .commit = "POST", .commits = 0 },
  { .name = "moved", .steps = "C", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTO, .status = 302, .headers = "Location: https://evil.test/bot" TOKEN "/\r\n" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .commit = PHOTO, .commits = 1 },
  { .name = NULL },
};

/* T6: an emoji outside the first plane counts twice */
static void
test_caption (void)
{
  static const ConnectorSuite suite = { "telegram", "{\"token\": \"" TOKEN "\"}", NULL };
  static const DoubleRule rules[] = { ADMIN, { .status = 0 } };

  for (int length = 1023; length <= 1025; length++) {
    g_autofree char *letters = g_strnfill ((gsize) length - 2, 'a');
    g_autofree char *caption = g_strconcat (letters, "\xf0\x9f\x98\x80", NULL);
    const ConnectorRow row = { .settings = SETTINGS, .caption = caption, .pictures = 1 };
    g_autoptr (Double) server = double_start (rules);
    g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
    g_autoptr (StudioResult) result = studio_connector_run (job, STUDIO_STEP_PREPARE, NULL);

    g_assert_cmpint (result->outcome, ==, length <= 1024 ? STUDIO_OUTCOME_DONE : STUDIO_OUTCOME_REJECTED);
    g_assert_cmpuint (double_count (server, "POST"), ==, length <= 1024 ? 1 : 0);
  }
}

int
main (int argc,
      char **argv)
{
  static const ConnectorSuite suite = { "telegram", "{\"token\": \"" TOKEN "\"}", rows };

  fixture_init (&argc, &argv);
  fixture_add (&suite);
  g_test_add_func ("/telegram/T6-caption", test_caption);

  return g_test_run ();
}
