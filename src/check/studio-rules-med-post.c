#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-number.h"
#include "studio-post-words.h"
#include "studio-rules-med.h"

/* so that a message is read on a telephone without "read more" */
#define MAX_WHATSAPP 700

/* --- MED-01, MED-12: length --- */

void
studio_rule_med_01 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const StudioPlatform *platform = studio_rules_med_get_platform (in);
  StudioMeasure measure;

  if (platform == NULL)
    return;
  measure = studio_platform_measure (platform, in->text->bytes);
  if (measure.over > 0) {
    g_autofree char *count = studio_number_format (measure.count, 0);
    g_autofree char *max = studio_number_format (measure.max, 0);

    studio_findings_add_whole (out, _ ("The caption has %s of %s characters for %s."), count, max, platform->name);
  }
}

void
studio_rule_med_12 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const StudioPlatform *platform = studio_rules_med_get_platform (in);

  if (platform != NULL && g_str_equal (platform->id, "whatsapp_channel") && in->text->n_points > MAX_WHATSAPP) {
    g_autofree char *count = studio_number_format (in->text->n_points, 0);

    studio_findings_add_whole (out, _ ("A WhatsApp text of %s characters is hardly read to its end; keep it within %d."), count, MAX_WHATSAPP);
  }
}

/* --- MED-13: the answer where the question was --- */

/* The platform that the word at @token names; "web" is no place to ask, and "X" is one only behind "lewat". */
static const StudioPlatform *
get_platform (const StudioCheckInput *in,
              const StudioText *text,
              int token)
{
  static const char *const short_names[] = { "ig", "instagram", "fb", "facebook_page", "wa", "whatsapp_channel", NULL };
  static const char *const before[] = { "lewat", "di", "via", "melalui", "dari", NULL };
  const StudioPlatform *platform = studio_platforms_find (in->platforms, text->tokens[token].lower);

  for (gsize i = 0; short_names[i] != NULL && platform == NULL; i += 2) {
    if (studio_text_is (text, token, short_names[i]))
      platform = studio_platforms_find (in->platforms, short_names[i + 1]);
  }
  if (platform == NULL || g_str_equal (platform->id, "wordpress") || g_str_equal (platform->id, "webhook"))
    return NULL;
  return !studio_text_is (text, token, "x") || studio_text_is_one (text, studio_text_previous (text, token), before) ? platform : NULL;
}

/* The platform that @words name, as in "Warga Kec. Kuaro, lewat Instagram". */
static const StudioPlatform *
find_platform (const StudioCheckInput *in,
               const char *words)
{
  g_autoptr (StudioText) text = studio_text_new (words, -1);

  for (guint i = 0; i < text->n_words; i++) {
    const StudioPlatform *platform = get_platform (in, text, (int) text->words[i]);

    if (platform != NULL)
      return platform;
  }
  return NULL;
}

static const char *
get_field (StudioSnapshot *snapshot,
           const char *name)
{
  JsonNode *value = studio_snapshot_get_value (snapshot, name);

  return value != NULL && json_node_get_value_type (value) == G_TYPE_STRING ? json_node_get_string (value) : "";
}

static const StudioPlatform *
find_origin (const StudioCheckInput *in)
{
  const StudioPlatform *platform = find_platform (in, studio_hoax_get (studio_snapshot_get_json (in->snapshot), STUDIO_HOAX_MEDIUM));

  if (platform == NULL)
    platform = find_platform (in, get_field (in->snapshot, "penanya"));
  return platform != NULL ? platform : find_platform (in, get_field (in->snapshot, "beredar"));
}

void
studio_rule_med_13 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const StudioPlatform *origin = in->snapshot != NULL ? find_origin (in) : NULL;
  g_autofree char *written = NULL;

  if (origin == NULL)
    return;
  /* a platform without a caption of its own follows the main one */
  written = g_strdup (studio_caption_get (studio_snapshot_get_json (in->snapshot), origin->id, NULL));
  if (*g_strstrip (written) == '\0')
    studio_findings_add_whole (out, _ ("There is no answer yet for the place where this was asked or spread: %s."), origin->name);
}
