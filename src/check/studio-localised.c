#include "config.h"

#include "studio-localised.h"

/* What a person without Indonesian reads is the source's English, as with all other words of the program. */
static gboolean
wants_indonesian (void)
{
  const char *const *languages = g_get_language_names ();

  return g_str_has_prefix (languages[0], "id");
}

char *
studio_localised_get (const StudioJsonAt *at,
                      const char *name,
                      GError **error)
{
  StudioJsonAt member;
  const char *text = NULL, *english = NULL;

  if (studio_json_at_member (at, name, &member) && JSON_NODE_HOLDS_OBJECT (member.node)) {
    if (!studio_json_get_string (&member, "id", TRUE, &text, error) || !studio_json_get_string (&member, "en", FALSE, &english, error))
      return NULL;
    return g_strdup (english != NULL && !wants_indonesian () ? english : text);
  }
  return studio_json_get_string (at, name, TRUE, &text, error) ? g_strdup (text) : NULL;
}
