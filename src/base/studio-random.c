#include "config.h"

#include "studio-random.h"

#include <nettle/memops.h>
#include <stdlib.h>
#include <string.h>
#ifndef G_OS_WIN32
#include <sys/random.h>
#endif

#define LONGEST 128

static void
fill (guint8 *bytes,
      gsize n)
{
#ifdef G_OS_WIN32
  for (gsize i = 0; i < n; i++) {
    unsigned int number;

    if (rand_s (&number) != 0)
      g_error ("this system gives no random numbers");
    bytes[i] = (guint8) number;
  }
#else
  /* fails only where a system has none at all, and then nothing may be kept secret by it */
  if (getentropy (bytes, n) != 0)
    g_error ("this system gives no random numbers");
#endif
}

char *
studio_random_write (const guint8 *bytes,
                     gsize n)
{
  char *text = g_base64_encode (bytes, n);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

char *
studio_random_word (gsize bytes)
{
  guint8 random[LONGEST];

  g_return_val_if_fail (bytes > 0 && bytes <= LONGEST, NULL);

  fill (random, bytes);
  return studio_random_write (random, bytes);
}

gboolean
studio_random_equal (const char *word,
                     const char *given)
{
  gsize n = strlen (word);

  return given != NULL && strlen (given) == n && memeql_sec (word, given, n) != 0;
}
