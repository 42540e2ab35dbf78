#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-hoax.h"
#include "studio-post-words.h"
#include "studio-rules-hox.h"
#include "studio-rules-org.h"
#include "studio-scene.h"

#define LONGEST_CLAIM 200
#define STAMPED_SHARE 0.25

static gboolean
is_hoax_post (const StudioCheckInput *in)
{
  return g_strcmp0 (studio_look_type (in), "klarifikasi-hoaks") == 0;
}

/* What stands in the post's hoax notes, else in the template's field of that sort. Never NULL. */
static const char *
get_note (const StudioCheckInput *in,
          StudioHoaxMember member,
          const char *field)
{
  const char *note = studio_hoax_get (studio_look_root (in), member);
  JsonNode *value = *note == '\0' ? studio_snapshot_get_value (in->snapshot, field) : NULL;

  if (value != NULL && JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
    note = json_node_get_string (value);
  return note;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));

  return *plain == '\0';
}

static void
place_at (StudioFinding *finding,
          const char *field)
{
  finding->place = (StudioPlace){ STUDIO_PLACE_FIELD, g_intern_string (field), NULL, -1 };
}

void
studio_rule_hox_01 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const char *claim;
  glong length;

  if (!is_hoax_post (in))
    return;
  claim = get_note (in, STUDIO_HOAX_CLAIM, "klaim");
  length = g_utf8_strlen (claim, -1);
  if (is_blank (claim))
    place_at (studio_findings_add_whole (out, _ ("Quote what is claimed, in its own words.")), "klaim");
  else if (length > LONGEST_CLAIM)
    place_at (studio_findings_add_whole (out, _ ("The quoted claim has %ld characters; %d at most keep it short."), length, LONGEST_CLAIM), "klaim");
}

void
studio_rule_hox_02 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const char *verdict;

  if (!is_hoax_post (in))
    return;
  verdict = get_note (in, STUDIO_HOAX_VERDICT, "putusan");
  if (is_blank (verdict))
    place_at (studio_findings_add_whole (out, _ ("Choose the verdict: hoax, wrong context, partly true, true, not proven.")), "putusan");
  else if (g_ascii_strcasecmp (verdict, "hoaks") == 0 && g_str_equal (studio_hoax_get (studio_look_root (in), STUDIO_HOAX_CLASS), "malinformasi"))
    place_at (studio_findings_add_whole (out, _ ("Malinformation is true and used to do harm: don't call it a hoax. “Wrong context” says it better.")), "putusan");
}

void
studio_rule_hox_03 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  if (!is_hoax_post (in) || studio_hoax_is_done (studio_look_root (in), STUDIO_HOAX_STEP_EVIDENCE))
    return;
  if (is_blank (get_note (in, STUDIO_HOAX_EVIDENCE, "bukti")))
    place_at (studio_findings_add_whole (out, _ ("Name the evidence, a document or an address: without it nothing is stamped.")), "bukti");
  else if (*studio_hoax_get (studio_look_root (in), STUDIO_HOAX_EVIDENCE) != '\0')
    place_at (studio_findings_add_whole (out, _ ("A piece of evidence needs its source and its date.")), "bukti");
}

void
studio_rule_hox_04 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  /* answered by naming them, not by a yes: the stamp waits for it too */
  if (is_hoax_post (in) && is_blank (get_note (in, STUDIO_HOAX_OFFICER, "pemeriksa")))
    place_at (studio_findings_add_whole (out, _ ("Which official or office confirms it? Name them.")), "pemeriksa");
}

/* --- HOX-06: what a screenshot gives away --- */

static gboolean
has_hidden_area (JsonNode *photo)
{
  JsonNode *areas = JSON_NODE_HOLDS_OBJECT (photo) ? json_object_get_member (json_node_get_object (photo), "obscure") : NULL;

  return areas != NULL && JSON_NODE_HOLDS_ARRAY (areas) && json_array_get_length (json_node_get_array (areas)) > 0;
}

static void
check_claim (const StudioCheckInput *in,
             StudioFindings *out)
{
  g_autoptr (StudioText) text = studio_text_new (get_note (in, STUDIO_HOAX_CLAIM, "klaim"), -1);

  for (guint i = 0; i < text->n_words; i++) {
    StudioDigits row;

    if (studio_look_digits (text, (int) text->words[i], &row) && (studio_org_is_nik (row.digits) || studio_org_is_mobile (row.digits)))
      place_at (studio_findings_add_whole (out, _ ("The quoted claim has somebody's number in it: mask it.")), "klaim");
  }
}

void
studio_rule_hox_06 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  JsonNode *photo;
  StudioFinding *finding;

  if (!is_hoax_post (in))
    return;
  check_claim (in, out);
  photo = studio_snapshot_get_value (in->snapshot, "foto");
  if (photo == NULL || !studio_field_value_filled (photo) || has_hidden_area (photo))
    return;
  finding = studio_findings_add_whole (out, _ ("Nothing on the screenshot is hidden: does it show a name, a face or a number?"));
  finding->asks = TRUE;
  place_at (finding, "foto");
}

/* --- HOX-07: the stamp --- */

/* The layer "tindih" takes no room among the others; what is printed over the claim stands in it. Returns: px² */
static double
find_stamped_area (StudioScene *scene,
                   const StudioBox *stamp,
                   const StudioRect *claim)
{
  const StudioBox *boxes = (const StudioBox *) (gconstpointer) scene->boxes->data;
  StudioRect printed = { 0 };
  gboolean any = FALSE;

  for (guint i = (guint) (stamp - boxes); i < stamp->end; i++) {
    const StudioRect *rect = &boxes[i].rect;

    if (!boxes[i].visible || rect->w <= 0 || rect->h <= 0)
      continue;
    printed = any ? studio_rect_union (&printed, rect) : *rect;
    any = TRUE;
  }
  return MAX (0, MIN (printed.x + printed.w, claim->x + claim->w) - MAX (printed.x, claim->x)) * MAX (0, MIN (printed.y + printed.h, claim->y + claim->h) - MAX (printed.y, claim->y));
}

void
studio_rule_hox_07 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; is_hoax_post (in) && in->scenes != NULL && i < in->scenes->len; i++) {
    StudioScene *scene = g_ptr_array_index (in->scenes, i);
    const StudioBox *stamp = studio_scene_find (scene, "tindih"), *claim = studio_scene_find (scene, "gelembung");
    double area = claim != NULL ? claim->rect.w * claim->rect.h : 0, share;

    if (stamp == NULL || !stamp->visible || area <= 0)
      continue;
    share = find_stamped_area (scene, stamp, &claim->rect) / area;
    if (share < STAMPED_SHARE)
      studio_findings_add_whole (out, _ ("The stamp covers %d %% of the claim; a quarter shows at a glance that it is wrong."), (int) (share * 100))->place =
          (StudioPlace){ STUDIO_PLACE_LAYER, g_intern_string ("tindih"), g_intern_string (scene->format->id), (int) scene->page };
  }
}
