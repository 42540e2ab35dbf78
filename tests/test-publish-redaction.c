#include "config.h"

#include <string.h>

#include "studio-address.h"
#include "studio-redaction.h"
#include "studio-retry-after.h"

static void
test_values (void)
{
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();
  g_autofree char *once = NULL;
  g_autofree char *plain = NULL;

  studio_redaction_add (redaction, "hunter2 & co");
  studio_redaction_add (redaction, "hunter2 & co, the long one");
  studio_redaction_add (redaction, "abc"); /* too short to hide */
  once = studio_redaction_apply (redaction, "a hunter2 & co b hunter2%20%26%20co c aHVudGVyMiAmIGNv d hunter2 & co, the long one e abc");
  g_assert_cmpstr (once, ==, "a […] b […] c […] d […] e abc");
  plain = studio_redaction_plain (redaction, " <b>no</b>\n\x1b[31m\tred\xe2\x80\xae turned \xff hunter2 & co ");
  g_assert_cmpstr (plain, ==, "<b>no</b> [31m red turned � […]");
}

/* What is kept is refused for a secret that no chance put there, in any of its forms. */
static void
test_has (void)
{
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();

  studio_redaction_add (redaction, "paserkab");
  studio_redaction_add (redaction, "abcd efgh ijkl mnop");
  g_assert_false (studio_redaction_has (redaction, NULL));
  g_assert_false (studio_redaction_has (redaction, "https://paserkab.go.id/12"));
  g_assert_true (studio_redaction_has (redaction, "{\"id\":\"abcd efgh ijkl mnop\"}"));
  g_assert_true (studio_redaction_has (redaction, "https://a.go.id/?t=abcd%20efgh%20ijkl%20mnop"));
  g_assert_true (studio_redaction_has (redaction, "YWJjZCBlZmdoIGlqa2wgbW5vcA=="));
}

static void
test_patterns (void)
{
  static const struct
  {
    const char *text;
    const char *secret;
  } rows[] = {
    { "Authorization: Bearer CANARYabc.def\r\nX: 1", "CANARY" },
    { "authorization: Basic Q0FOQVJZ", "Q0FOQVJZ" },
    { "GET /bot123456789:CANARYaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/getMe", "CANARY" },
    { "token 123456789:CANARYaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa is bad", "CANARY" },
    { "https://x.test/?access_token=CANARY&y=1", "CANARY" },
    { "client_secret=CANARY", "CANARY" },
    { "?code=CANARY", "CANARY" },
    { "code_verifier=CANARY", "CANARY" },
    { "refresh_token=CANARY appsecret_proof=CANARY", "CANARY" },
    { "{\"accessJwt\":\"CANARY\",\"refreshJwt\": \"CANARY\"}", "CANARY" },
    { "{\"password\" : \"CAN\\\"ARY\"}", "ARY" },
    { "EAACANARYCANARYCANARY1", "CANARY" },
    { "xoxb-CANARY-CANARY", "CANARY" },
    { "Set-Cookie: session=CANARY; path=/", "CANARY" },
    { "eyJhbGciOiJIUzI1NiJ9.eyJDQU5BUlkiOjF9.CANARYsignature", "CANARY" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *done = studio_redaction_apply (NULL, rows[i].text);

    g_test_message ("%s", done);
    g_assert_null (strstr (done, rows[i].secret));
    g_assert_nonnull (strstr (done, STUDIO_REDACTED));
  }
  {
    g_autofree char *kept = studio_redaction_apply (NULL, "404 rest_no_route: password reset is for bothered people, code 12");

    g_assert_cmpstr (kept, ==, "404 rest_no_route: password reset is for bothered people, code 12");
  }
}

/* A cut through a secret must not leave its beginning. */
static void
test_cut (void)
{
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();

  studio_redaction_add (redaction, "CANARYCANARYCANARY");
  for (int spaces = 16384 - 20; spaces <= 16384; spaces++) {
    g_autofree char *blank = g_strnfill ((gsize) spaces, ' ');
    g_autofree char *text = g_strconcat (blank, "CANARYCANARYCANARY", NULL);
    g_autofree char *plain = studio_redaction_plain (redaction, text);

    g_assert_null (strstr (plain, "CAN"));
  }
}

static void
test_retry (void)
{
  static const gint64 now = 1795282363; /* 2026-11-21 17:32:43 UTC */
  static const struct
  {
    const char *text;
    int after;
    int reset;
  } rows[] = {
    { NULL, 0, 0 },
    { "", 0, 0 },
    { "17", 17, 17 },
    { " 17 ", 17, 17 },
    { "0", 1, 1 },
    { "-5", 0, 0 },
    { "1000000000000", 21600, 1 },
    { "99999999999999999999999999999", 21600, 21600 },
    { "soon", 0, 0 },
    { "Sat, 21 Nov 2026 17:33:43 GMT", 60, 0 },
    { "Sat, 21 Nov 2020 17:33:43 GMT", 1, 0 },
    { "Sat, 21 Nov 2099 17:33:43 GMT", 21600, 0 },
    { "1795282463", 21600, 100 },
    { "1795282463000", 21600, 100 },
    { "2026-11-21T17:34:43.123456Z", 0, 120 },
    { "2026-11-21T17:34:43", 0, 120 },
    { "2026-99-21T17:34:43Z", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s", rows[i].text);
    g_assert_cmpint (studio_retry_after_parse (rows[i].text, now), ==, rows[i].after);
    g_assert_cmpint (studio_retry_reset_parse (rows[i].text, now), ==, rows[i].reset);
  }
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *typed;
    const char *normal; /* NULL: refused */
    StudioAddressRules rules;
  } rows[] = {
    { "paserkab.go.id", "https://paserkab.go.id", STUDIO_ADDRESS_STRICT },
    { " HTTPS://Paserkab.Go.Id/ ", "https://paserkab.go.id", STUDIO_ADDRESS_STRICT },
    { "https://a.go.id:8443/blog//", "https://a.go.id:8443/blog", STUDIO_ADDRESS_STRICT },
    { "b\xc3\xbc"
      "cher.example",
      "https://xn--bcher-kva.example", STUDIO_ADDRESS_STRICT },
    { "http://a.go.id", NULL, STUDIO_ADDRESS_STRICT },
    { "ftp://a.go.id", NULL, STUDIO_ADDRESS_STRICT },
    { "javascript:alert(1)", NULL, STUDIO_ADDRESS_STRICT },
    { "https://me:pw@a.go.id", NULL, STUDIO_ADDRESS_STRICT },
    { "intranet", NULL, STUDIO_ADDRESS_STRICT },
    { "https://10.0.0.1", NULL, STUDIO_ADDRESS_STRICT },
    { "https://[fe80::1]", NULL, STUDIO_ADDRESS_STRICT },
    { "", NULL, STUDIO_ADDRESS_STRICT },
    { "http://127.0.0.1:8080/", NULL, STUDIO_ADDRESS_STRICT },
    { "http://127.0.0.1:8080/", "http://127.0.0.1:8080", STUDIO_ADDRESS_LOOPBACK },
    { "http://[::1]:8080/", "http://[::1]:8080", STUDIO_ADDRESS_LOOPBACK },
    { "http://127.0.0.2", NULL, STUDIO_ADDRESS_LOOPBACK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *normal = studio_address_normalise (rows[i].typed, rows[i].rules, &error);

    g_test_message ("%s", rows[i].typed);
    g_assert_cmpstr (normal, ==, rows[i].normal);
    g_assert_true ((error == NULL) == (rows[i].normal != NULL));
  }
  g_assert_false (studio_address_check ("https://192.168.1.2/", STUDIO_ADDRESS_PUBLIC_ONLY, NULL));
  g_assert_true (studio_address_check ("https://192.168.1.2/", STUDIO_ADDRESS_STRICT, NULL));
  g_assert_true (studio_address_same_site ("https://www.a.go.id/x", "https://a.go.id/wp-json/"));
  g_assert_false (studio_address_same_site ("https://a.go.id", "http://a.go.id"));
  g_assert_false (studio_address_same_site ("https://a.go.id", "https://a.go.id.evil.test"));
}

static void
test_public (void)
{
  static const char *const inside[] = { "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.1.1", "172.16.0.1", "172.31.255.255",
                                        "192.168.0.1", "198.18.0.1", "198.19.255.255", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1",
                                        "fd12::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1" };
  static const char *const outside[] = { "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "198.20.0.1", "2001:4860::8888", "::ffff:8.8.8.8" };

  for (gsize i = 0; i < G_N_ELEMENTS (inside) + G_N_ELEMENTS (outside); i++) {
    gboolean is_inside = i < G_N_ELEMENTS (inside);
    const char *text = is_inside ? inside[i] : outside[i - G_N_ELEMENTS (inside)];
    g_autoptr (GInetAddress) address = g_inet_address_new_from_string (text);

    g_test_message ("%s", text);
    g_assert_true (studio_address_is_public (address) == !is_inside);
  }
}

/* G21: what may be opened in a browser */
static void
test_may_open (void)
{
  g_autofree char *nine = g_strnfill (10 * 1024, 'a');
  g_autofree char *huge = g_strconcat ("https://a.test/", nine, NULL);

  g_assert_true (studio_address_may_open ("https://t.me/kanal/12"));
  g_assert_false (studio_address_may_open ("javascript:alert(1)"));
  g_assert_false (studio_address_may_open ("file:///etc/passwd"));
  g_assert_false (studio_address_may_open ("https://a.test/\xe2\x80\xae"));
  g_assert_false (studio_address_may_open ("https://me@a.test/"));
  g_assert_false (studio_address_may_open (huge));
  g_assert_false (studio_address_may_open (NULL));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/redaction/values", test_values);
  g_test_add_func ("/redaction/has", test_has);
  g_test_add_func ("/redaction/patterns", test_patterns);
  g_test_add_func ("/redaction/cut", test_cut);
  g_test_add_func ("/retry-after", test_retry);
  g_test_add_func ("/address/normalise", test_addresses);
  g_test_add_func ("/address/public", test_public);
  g_test_add_func ("/address/may-open", test_may_open);

  return g_test_run ();
}
