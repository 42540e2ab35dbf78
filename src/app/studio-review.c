#include "config.h"

#include "studio-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-approval.h"
#include "studio-date.h"
#include "studio-gate.h"
#include "studio-one-door.h"
#include "studio-pages.h"
#include "studio-post-check.h"
#include "studio-post-words.h"
#include "studio-review-approval.h"

/* Of one rule; nobody signs a sheet of forty pages */
#define MOST_ROWS 12

/* --- words --- */

const char *
studio_review_principle_name (StudioPrinciple principle)
{
  static const char *const names[STUDIO_N_PRINCIPLES] = { N_ ("Credible"), N_ ("Integrity"), N_ ("Professional"), N_ ("Responsive"), N_ ("Integrated"), N_ ("Representative") };

  g_return_val_if_fail (principle < STUDIO_N_PRINCIPLES, "");

  return _ (names[principle]);
}

const char *
studio_review_state_name (StudioReviewState state)
{
  static const char *const names[] = { N_ ("Nothing to check"), N_ ("Complete"), N_ ("Answered"), N_ ("Accepted"), N_ ("OPEN") };

  g_return_val_if_fail (state < G_N_ELEMENTS (names), "");

  return _ (names[state]);
}

/* Returns: (transfer full) */
static char *
word_time (GDateTime *time)
{
  g_autofree char *iso = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z");

  return studio_door_word_time (iso);
}

/* Returns: (transfer full) */
static char *
word_person (const char *by)
{
  return g_strdup (*by != '\0' ? by : _ ("somebody unnamed"));
}

/* --- places --- */

/* Returns: (transfer full) */
static char *
name_page (const StudioReviewOrder *order,
           const char *id)
{
  g_autoptr (GArray) pages = studio_snapshot_list_pages (order->snapshot);

  for (guint i = 0; i < pages->len; i++) {
    if (g_strcmp0 (g_array_index (pages, StudioPage, i).id, id) == 0)
      return g_strdup_printf (_ ("Alt text · page %u"), i + 1);
  }
  return g_strdup (_ ("Alt text"));
}

/* Returns: (transfer full) */
static char *
name_field (const StudioReviewOrder *order,
            const char *path)
{
  g_autofree char *name = g_strndup (path, strcspn (path, "/"));
  const StudioField *field = studio_template_find_field (studio_snapshot_get_template (order->snapshot), name);

  return g_strdup_printf (_ ("Content · %s"), field != NULL ? field->label : name);
}

/* Returns: (transfer full) */
static char *
name_picture (const StudioPlace *place)
{
  const StudioFormat *format = place->format != NULL ? studio_format_find (place->format) : NULL;
  g_autofree char *page = place->page > 0 ? g_strdup_printf (_ (" · page %d"), place->page + 1) : g_strdup ("");

  return g_strconcat (_ ("Picture"), format != NULL ? " · " : "", format != NULL ? _ (format->name) : "", page, NULL);
}

/* Returns: (transfer full) (nullable): NULL for the post as a whole */
static char *
name_place (const StudioReviewOrder *order,
            const StudioPlace *place)
{
  const StudioPlatform *platform = NULL;

  switch (place->kind) {
  case STUDIO_PLACE_CAPTION:
    platform = place->name != NULL ? studio_platforms_find (order->platforms, place->name) : NULL;
    return platform != NULL ? g_strdup_printf ("%s · %s", _ ("Caption"), platform->name) : g_strdup (_ ("Caption"));
  case STUDIO_PLACE_FIELD:
    return name_field (order, place->name != NULL ? place->name : "");
  case STUDIO_PLACE_ALT:
    return name_page (order, place->name);
  case STUDIO_PLACE_LAYER:
    return name_picture (place);
  case STUDIO_PLACE_PHOTO:
    return g_strdup (_ ("Photo"));
  case STUDIO_PLACE_POST:
  default:
    return NULL;
  }
}

/* --- rows --- */

static void
row_free (StudioReviewRow *row)
{
  g_free (row->text);
  g_free (row->place);
  g_free (row->note);
  g_free (row);
}

static StudioReviewRow *
row_new (const StudioRule *rule,
         StudioRuleLevel level,
         const char *text)
{
  StudioReviewRow *row = g_new0 (StudioReviewRow, 1);

  row->rule = rule;
  row->level = level;
  row->text = g_strdup (text);
  return row;
}

/* Tells who settled the finding, or what was answered that leaves it open. */
static void
settle (StudioReviewRow *row,
        JsonNode *root,
        const StudioFinding *finding)
{
  StudioReply reply = { "", "", "", "" };
  g_autofree char *words = NULL, *by = NULL, *at = NULL;

  row->state = STUDIO_REVIEW_OPEN;
  if (studio_acceptance_get (root, finding->key, &reply)) {
    row->state = STUDIO_REVIEW_ACCEPTED;
    words = g_strdup (reply.text);
  } else if (finding->asks && finding->answer != NULL && studio_answer_get (root, finding->rule, &reply)) {
    row->state = studio_answer_kind_settles (finding->answer, &reply) ? STUDIO_REVIEW_ANSWERED : STUDIO_REVIEW_OPEN;
    words = studio_answer_kind_describe (finding->answer, &reply);
  }
  if (words == NULL)
    return;
  by = word_person (reply.by);
  at = studio_door_word_time (reply.at);
  /* TRANSLATORS: what was answered, by whom, when: “Yes” (Rina, 22 November 2026, 09.31) */
  row->note = g_strdup_printf (_ ("“%s” (%s, %s)"), words, by, at);
}

static StudioReviewRow *
row_of_finding (const StudioReviewOrder *order,
                const StudioRule *rule,
                const StudioFinding *finding)
{
  StudioReviewRow *row = row_new (rule, finding->level, finding->message);

  row->place = name_place (order, &finding->place);
  settle (row, studio_snapshot_get_json (order->snapshot), finding);
  return row;
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

static gboolean
has_caption (JsonNode *root)
{
  g_auto (GStrv) platforms = studio_caption_list (root);

  if (!is_blank (studio_caption_get (root, NULL, NULL)))
    return TRUE;
  for (guint i = 0; platforms[i] != NULL; i++) {
    if (!is_blank (studio_caption_get (root, platforms[i], NULL)))
      return TRUE;
  }
  return FALSE;
}

/* Whether the post has what @rule, which found nothing, looks at: a tick for what nobody has written would be a lie. */
static StudioReviewState
state_of_silence (StudioSnapshot *snapshot,
                  const StudioRule *rule)
{
  JsonNode *root = studio_snapshot_get_json (snapshot);

  if (g_str_has_prefix (rule->id, "HOX-"))
    return studio_json_lookup (root, "hoax") != NULL ? STUDIO_REVIEW_CLEAR : STUDIO_REVIEW_ABSENT;
  if ((rule->scope & ~STUDIO_ON_CAPTION) == 0)
    return has_caption (root) ? STUDIO_REVIEW_CLEAR : STUDIO_REVIEW_ABSENT;
  if ((rule->scope & ~STUDIO_ON_ALT) == 0)
    return studio_json_lookup (root, "descriptions") != NULL ? STUDIO_REVIEW_CLEAR : STUDIO_REVIEW_ABSENT;
  return STUDIO_REVIEW_CLEAR;
}

static void
add_rule (StudioReview *review,
          const StudioReviewOrder *order,
          const StudioRule *rule)
{
  StudioRuleLevel level = studio_profile_get_level (order->profile, rule);
  GPtrArray *rows = review->rows[rule->principle];
  guint n_found = 0;

  for (guint i = 0; i < order->findings->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (order->findings, i);

    if (!g_str_equal (finding->rule, rule->id) || n_found++ >= MOST_ROWS)
      continue;
    g_ptr_array_add (rows, row_of_finding (order, rule, finding));
  }
  if (n_found > MOST_ROWS) {
    g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more of this kind", "%u more of this kind", n_found - MOST_ROWS), n_found - MOST_ROWS);
    StudioReviewRow *row = row_new (rule, level, more);

    row->state = STUDIO_REVIEW_OPEN;
    g_ptr_array_add (rows, row);
  }
  if (n_found == 0 && level != STUDIO_RULE_OFF) {
    StudioReviewRow *row = row_new (rule, level, _ (rule->title));

    row->state = state_of_silence (order->snapshot, rule);
    g_ptr_array_add (rows, row);
  }
  review->n_rules += n_found > 0 || level != STUDIO_RULE_OFF;
  review->n_off += n_found == 0 && level == STUDIO_RULE_OFF;
}

/* What is open first and what is grave before the rest. */
static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const StudioReviewRow *one = *(const StudioReviewRow *const *) a, *other = *(const StudioReviewRow *const *) b;

  if (one->state != other->state)
    return (int) other->state - (int) one->state;
  if (one->state == STUDIO_REVIEW_OPEN && one->level != other->level)
    return (int) other->level - (int) one->level;
  return strcmp (one->rule->id, other->rule->id);
}

/* --- what went out before --- */

static void
add_release (StudioReview *review,
             const StudioRelease *release,
             char *at)
{
  g_autofree char *by = word_person (release->by);
  guint n = release->findings != NULL ? g_strv_length ((char **) release->findings) : 0;

  /* TRANSLATORS: time, person, reason, number of findings */
  g_ptr_array_add (review->releases, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %s: “%s” (%u required finding was open)",
                                                                   "%s, %s: “%s” (%u required findings were open)", n),
                                                      at, by, release->reason, n));
  g_free (at);
}

static void
add_releases (StudioReview *review,
              const StudioReviewOrder *order)
{
  JsonNode *root = studio_snapshot_get_json (order->snapshot);

  for (guint i = 0; i < studio_releases_count (root); i++) {
    g_autofree const char **keys = NULL;
    StudioRelease release;

    studio_releases_get (root, i, &release, &keys);
    add_release (review, &release, studio_door_word_time (release.at));
  }
  if (order->release != NULL)
    add_release (review, order->release, word_time (order->now));
}

/* --- head --- */

/* Returns: (transfer full) */
static char *
title_of (StudioSnapshot *snapshot)
{
  JsonNode *title = studio_snapshot_get_shown (snapshot, "judul", NULL);
  const char *text = title != NULL && JSON_NODE_HOLDS_VALUE (title) ? json_node_get_string (title) : NULL;

  return g_strdup (text != NULL && *text != '\0' ? text : studio_template_get_name (studio_snapshot_get_template (snapshot)));
}

/* Returns: (transfer full) */
static char *
date_of (StudioSnapshot *snapshot)
{
  JsonNode *value = studio_snapshot_get_value (snapshot, "tanggal");
  const char *text = value != NULL && JSON_NODE_HOLDS_VALUE (value) ? json_node_get_string (value) : NULL;
  GDate date;

  if (text == NULL || !studio_date_from_iso (text, &date))
    return g_strdup ("");
  return studio_date_format (&date, STUDIO_DATE_LONG);
}

StudioReview *
studio_review_new (const StudioReviewOrder *order)
{
  StudioReview *review = g_new0 (StudioReview, 1);
  g_autoptr (StudioGateAnswer) gate = NULL;
  const StudioRule *const *rules;
  guint n_rules;

  g_return_val_if_fail (order != NULL && order->snapshot != NULL && order->findings != NULL && order->now != NULL, review);

  review->title = title_of (order->snapshot);
  review->brand = g_strdup (studio_brand_get_name (studio_snapshot_get_brand (order->snapshot)));
  review->date = date_of (order->snapshot);
  review->made = word_time (order->now);
  review->profile = g_strdup (order->profile != NULL ? order->profile->name : "–");
  review->digest = studio_approval_digest (order->snapshot);
  review->releases = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < STUDIO_N_PRINCIPLES; i++)
    review->rows[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  rules = studio_rule_list (&n_rules);
  for (guint i = 0; i < n_rules; i++)
    add_rule (review, order, rules[i]);
  for (int i = 0; i < STUDIO_N_PRINCIPLES; i++)
    g_ptr_array_sort (review->rows[i], compare_rows);
  add_releases (review, order);
  gate = studio_gate_ask (order->findings, order->snapshot, order->profile, NULL, FALSE);
  review->n_required = gate->open->len;
  if (order->approval)
    review->approval = studio_review_approval_new (order);
  return review;
}

void
studio_review_free (StudioReview *review)
{
  if (review == NULL)
    return;
  for (int i = 0; i < STUDIO_N_PRINCIPLES; i++)
    g_clear_pointer (&review->rows[i], g_ptr_array_unref);
  g_clear_pointer (&review->releases, g_ptr_array_unref);
  g_clear_pointer (&review->approval, studio_review_approval_free);
  g_free (review->title);
  g_free (review->brand);
  g_free (review->date);
  g_free (review->made);
  g_free (review->profile);
  g_free (review->digest);
  g_free (review);
}
