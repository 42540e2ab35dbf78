#include "config.h"

#include "studio-linkedin-text.h"

#include <string.h>

char *
studio_linkedin_escape (const char *text)
{
  GString *escaped = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at++) {
    if (strchr ("\\|{}@[]()<>#*_~", *at) != NULL)
      g_string_append_c (escaped, '\\');
    g_string_append_c (escaped, *at);
  }

  return g_string_free (escaped, FALSE);
}
