#include <string.h>

#include "studio-sha256.h"

typedef struct
{
  const char *text;
  const char *hash;
} HashCase;

/* NIST, "Examples with Intermediate Values" for FIPS 180-4, and the empty text */
static const HashCase hash_cases[] = {
  { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
  { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
  { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hash_cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (hash_cases[i].text, strlen (hash_cases[i].text));
    g_autofree char *hash = studio_sha256 (bytes);

    g_assert_cmpstr (hash, ==, hash_cases[i].hash);
  }
}

/* Posts saved with another program must find their photos. */
static void
test_like_glib (void)
{
  g_autofree guint8 *data = g_malloc (1000);

  for (gsize i = 0; i < 1000; i++)
    data[i] = (guint8) (i * i + i / 7);
  for (gsize size = 0; size <= 1000; size += size < 140 ? 1 : 43) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
    g_autofree char *hash = studio_sha256 (bytes);
    g_autofree char *expected = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

    g_assert_cmpstr (hash, ==, expected);
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sha256/examples", test_examples);
  g_test_add_func ("/sha256/like-glib", test_like_glib);

  return g_test_run ();
}
