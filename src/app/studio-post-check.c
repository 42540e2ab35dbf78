#include "config.h"

#include "studio-post-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-caption.h"
#include "studio-contrast.h"
#include "studio-fonts.h"
#include "studio-layout.h"
#include "studio-pages.h"
#include "studio-post-words.h"

/** Run: @in: what all rules see; @fields: how to find texts in values */
typedef struct
{
  const StudioPostCheck *order;
  StudioCheckInput in;
  GPtrArray *found;
} Run;

/* --- the pages --- */

static GPtrArray *
lay_out (StudioSnapshot *snapshot,
         GPtrArray *formats,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_scene_unref);
  g_autoptr (GObject) context = G_OBJECT (studio_fonts_new_context ());
  guint n_pages = studio_snapshot_get_n_pages (snapshot);

  if (formats == NULL)
    formats = studio_template_get_formats (studio_snapshot_get_template (snapshot));
  for (guint i = 0; i < formats->len * n_pages; i++) {
    StudioScene *scene;

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    scene = studio_layout_page (PANGO_CONTEXT (context), snapshot, g_ptr_array_index (formats, i / n_pages), i % n_pages, error);
    if (scene == NULL)
      return NULL;
    g_ptr_array_add (scenes, scene);
  }
  return g_steal_pointer (&scenes);
}

static void
measure_page (StudioScene *scene,
              StudioPainter *painter,
              GArray *seen)
{
  for (guint i = 0; i < scene->boxes->len && !g_cancellable_is_cancelled (painter->cancellable); i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);
    g_autoptr (StudioContrast) contrast = NULL;
    StudioSeenText text;

    if (!box->visible || box->layer->kind != STUDIO_LAYER_TEXT || box->layer->text.text == NULL || *box->layer->text.text == '\0')
      continue;
    contrast = studio_contrast_measure (scene, box->layer->id, painter, NULL);
    if (contrast == NULL)
      continue;
    text = (StudioSeenText){ scene, box->layer->id, contrast->ratio, contrast->needed };
    g_array_append_val (seen, text);
  }
}

static GArray *
measure (GPtrArray *scenes,
         GCancellable *cancellable)
{
  GArray *seen = g_array_new (FALSE, FALSE, sizeof (StudioSeenText));
  StudioPainter painter = studio_contrast_painter (cancellable);

  for (guint i = 0; i < scenes->len; i++)
    measure_page (g_ptr_array_index (scenes, i), &painter, seen);
  studio_contrast_painter_clear (&painter);
  return seen;
}

/* --- one text --- */

static GPtrArray *
check_text (const Run *run,
            const char *words,
            const StudioPlace *place)
{
  StudioCheckInput in = run->in;
  g_autoptr (StudioText) text = studio_text_new (words, -1);

  in.place = *place;
  in.text = text;
  if (place->kind == STUDIO_PLACE_CAPTION)
    in.platform = place->name;
  return studio_check_text (run->order->checker, run->order->profile, &in);
}

static gboolean
is_blank (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

/* --- captions --- */

static gboolean
is_asked_of_fields (const StudioFinding *finding)
{
  const StudioRule *rule = studio_rule_find (finding->rule);

  return rule != NULL && (rule->scope & STUDIO_ON_FIELD) != 0;
}

/* The link that the words at @start..@end come from, in part or all; the last of several. */
static const StudioLinkSpan *
find_link (const StudioCaption *caption,
           int start,
           int end)
{
  const StudioLinkSpan *found = NULL;

  for (guint i = 0; i < caption->links->len; i++) {
    const StudioLinkSpan *span = &g_array_index (caption->links, StudioLinkSpan, i);

    if (span->kind == STUDIO_LINK_FILLED && start < span->end && end > span->start)
      found = span;
  }
  return found;
}

/* The words of a field are judged where they are written. */
static gboolean
is_of_field (const StudioFinding *finding,
             const StudioLinkSpan *link)
{
  return link != NULL && link->field != NULL && finding->start >= link->start && finding->end <= link->end && is_asked_of_fields (finding);
}

/* Takes out the places where a link gives the same words again: they are told where they are written. */
static void
forget_linked (StudioFinding *finding,
               const StudioCaption *caption)
{
  for (guint i = finding->also != NULL ? finding->also->len : 0; i-- > 0;) {
    const StudioFindingRange *range = &g_array_index (finding->also, StudioFindingRange, i);

    if (find_link (caption, range->start, range->end) != NULL)
      g_array_remove_index (finding->also, i);
  }
}

/* Tells @finding of the next place with its words. Returns: FALSE if there is none */
static gboolean
go_to_next (StudioFinding *finding)
{
  if (finding->also == NULL || finding->also->len == 0)
    return FALSE;
  finding->start = g_array_index (finding->also, StudioFindingRange, 0).start;
  finding->end = g_array_index (finding->also, StudioFindingRange, 0).end;
  g_array_remove_index (finding->also, 0);
  return TRUE;
}

/* What is wrong in a field is told of the field, and what a link gives is mended there. Nobody else knows the findings yet, so they may change. */
static void
leave_to_fields (GPtrArray *findings,
                 const StudioCaption *caption)
{
  for (guint i = findings->len; i-- > 0;) {
    StudioFinding *finding = g_ptr_array_index (findings, i);
    const StudioLinkSpan *link = finding->start >= 0 ? find_link (caption, finding->start, finding->end) : NULL;

    forget_linked (finding, caption);
    if (is_of_field (finding, link) && !go_to_next (finding))
      g_ptr_array_remove_index (findings, i);
    else if (link != NULL)
      g_clear_pointer (&finding->fix, g_free);
  }
}

/* From the caption as people read it to the caption as written. */
static void
move_to_written (GPtrArray *findings,
                 const StudioCaption *caption,
                 const char *written)
{
  for (guint i = 0; i < findings->len; i++) {
    StudioFinding *finding = g_ptr_array_index (findings, i);
    const StudioLinkSpan *link = finding->start >= 0 ? find_link (caption, finding->start, finding->end) : NULL;

    if (finding->start < 0)
      continue;
    finding->start = studio_caption_to_written (caption, written, finding->start);
    finding->end = link != NULL && finding->end <= link->end ? link->to : studio_caption_to_written (caption, written, finding->end);
    for (guint k = 0; finding->also != NULL && k < finding->also->len; k++) {
      StudioFindingRange *range = &g_array_index (finding->also, StudioFindingRange, k);

      range->start = studio_caption_to_written (caption, written, range->start);
      range->end = studio_caption_to_written (caption, written, range->end);
    }
  }
}

/* Returns: (nullable): what is wrong with @caption as people read it; NULL if there is nothing to read */
static GPtrArray *
check_read (const Run *run,
            const StudioCaption *caption,
            const char *platform)
{
  const StudioPlace place = { STUDIO_PLACE_CAPTION, platform, NULL, -1 };
  GPtrArray *findings;

  if (is_blank (caption->text))
    return NULL;
  findings = check_text (run, caption->text, &place);
  leave_to_fields (findings, caption);
  return findings;
}

static GPtrArray *
check_caption (const Run *run,
               const char *platform)
{
  const char *written = studio_caption_get (studio_snapshot_get_json (run->order->snapshot), platform, NULL);
  g_autoptr (StudioCaption) caption = studio_caption_expand (written, run->order->snapshot);
  GPtrArray *findings = check_read (run, caption, platform);

  if (findings != NULL)
    move_to_written (findings, caption, written);
  return findings;
}

static char *
name_fault (const StudioFinding *finding)
{
  return g_strdup_printf ("%s %d %d", finding->rule, finding->start, finding->end);
}

/* A platform that follows the main caption has its faults too; they are told once. */
static void
drop_known (GPtrArray *findings,
            GHashTable *known)
{
  for (guint i = findings->len; i-- > 0;) {
    g_autofree char *fault = name_fault (g_ptr_array_index (findings, i));

    if (g_hash_table_contains (known, fault))
      g_ptr_array_remove_index (findings, i);
  }
}

static void
check_platform (Run *run,
                const char *platform,
                GHashTable *known)
{
  GPtrArray *findings = check_caption (run, platform);
  gboolean own = FALSE;

  if (findings == NULL)
    return;
  studio_caption_get (studio_snapshot_get_json (run->order->snapshot), platform, &own);
  if (!own)
    drop_known (findings, known);
  studio_check_join (run->found, findings);
}

static void
check_captions (Run *run)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) own = studio_caption_list (studio_snapshot_get_json (run->order->snapshot));
  const char *const *platforms = run->order->platforms != NULL ? run->order->platforms : (const char *const *) own;
  GPtrArray *main = check_caption (run, NULL);

  for (guint i = 0; main != NULL && i < main->len; i++)
    g_hash_table_add (known, name_fault (g_ptr_array_index (main, i)));
  if (main != NULL)
    studio_check_join (run->found, main);
  for (guint i = 0; platforms[i] != NULL; i++)
    check_platform (run, platforms[i], known);
}

static void
drop_settled (JsonNode *root,
              GPtrArray *findings)
{
  for (guint i = findings->len; i-- > 0;) {
    if (studio_post_check_is_settled (root, g_ptr_array_index (findings, i)))
      g_ptr_array_remove_index (findings, i);
  }
}

/* Adds what only @platform finds in the main caption, which it follows. */
static void
add_of_platform (const Run *run,
                 const StudioCaption *caption,
                 const char *platform,
                 GPtrArray *findings)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *more = check_read (run, caption, platform);

  if (more == NULL)
    return;
  for (guint i = 0; i < findings->len; i++)
    g_hash_table_add (known, name_fault (g_ptr_array_index (findings, i)));
  drop_known (more, known);
  studio_check_join (findings, more);
}

/* Returns: (transfer full): @text without the sentences that a prompt has left to be filled in: they tell nothing yet */
static StudioText *
leave_out_blanks (const StudioText *text)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  int start, end;

  for (guint i = 0; i < text->n_sentences; i++) {
    guint from = text->tokens[text->sentences[i].first].from;
    guint to = text->tokens[text->sentences[i].last].to;
    g_autofree char *sentence = g_strndup (text->bytes + from, to - from);

    if (!studio_prompts_find_blank (sentence, &start, &end))
      g_string_append_printf (rest, "%s\n", sentence);
  }
  return studio_text_new (rest->str, -1);
}

static guint
find_answered (const Run *run)
{
  g_autoptr (StudioText) text = leave_out_blanks (run->in.text);
  StudioCheckInput in = run->in;

  in.text = text;
  return studio_check_questions (run->order->checker, &in);
}

GPtrArray *
studio_post_check_caption (const StudioPostCheck *order,
                           const char *platform,
                           GCancellable *cancellable,
                           guint *answered)
{
  JsonNode *root;
  g_autoptr (StudioCaption) caption = NULL;
  g_autoptr (StudioText) text = NULL;
  GPtrArray *findings;
  gboolean own = FALSE;
  Run run = { .order = order };

  g_return_val_if_fail (order != NULL && order->snapshot != NULL && order->checker != NULL, NULL);

  root = studio_snapshot_get_json (order->snapshot);
  caption = studio_caption_expand (studio_caption_get (root, platform, &own), order->snapshot);
  text = studio_text_new (caption->text, -1);
  run.in = (StudioCheckInput){ .place = { .page = -1 }, .text = text, .caption = text, .brand = studio_snapshot_get_brand (order->snapshot), .snapshot = order->snapshot, .cancellable = cancellable, .today = order->today };
  if (answered != NULL)
    *answered = find_answered (&run);
  findings = check_read (&run, caption, own ? platform : NULL);
  if (findings == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) studio_finding_unref);
  if (platform != NULL && !own)
    add_of_platform (&run, caption, platform, findings);
  if (!order->settled_too)
    drop_settled (root, findings);
  return findings;
}

/* --- fields and texts on pages --- */

/* Takes the marks of bold letters out. Returns: (transfer full); @places: (out): where each of its code points was, and the end */
static char *
take_marks (const char *written,
            GArray **places)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  int point = 0;

  *places = g_array_new (FALSE, FALSE, sizeof (int));
  for (const char *at = written; *at != '\0'; at = g_utf8_next_char (at), point++) {
    if (at[0] == '*' && at[1] == '*') {
      at++;
      point++;
      continue;
    }
    g_string_append_unichar (plain, g_utf8_get_char (at));
    g_array_append_val (*places, point);
  }
  g_array_append_val (*places, point);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static void
check_words (Run *run,
             const char *written,
             const StudioPlace *place)
{
  g_autoptr (GArray) places = NULL;
  g_autofree char *plain = NULL;
  GPtrArray *findings;

  if (!g_utf8_validate (written, -1, NULL) || is_blank (written))
    return;
  plain = take_marks (written, &places);
  findings = check_text (run, plain, place);
  for (guint i = 0; i < findings->len; i++) {
    StudioFinding *finding = g_ptr_array_index (findings, i);
    int length = finding->end - finding->start;

    if (finding->start < 0 || finding->end > (int) places->len - 1)
      continue;
    finding->start = g_array_index (places, int, finding->start);
    finding->end = length > 0 ? g_array_index (places, int, finding->end - 1) + 1 : finding->start;
    /* a mark within would be lost, its partner left over */
    if (finding->end - finding->start != MAX (length, 0))
      g_clear_pointer (&finding->fix, g_free);
  }
  studio_check_join (run->found, findings);
}

/* Members of list items and rows that are texts. */
static const char *const item_texts[] = { "judul", "isi", "tempat", "label" };

/* Checks a value: a text, or a list of texts or of objects with texts. */
static void
check_value (Run *run,
             JsonNode *value,
             const char *path)
{
  const StudioPlace place = { STUDIO_PLACE_FIELD, path, NULL, -1 };

  if (g_cancellable_is_cancelled (run->in.cancellable))
    return;
  if (JSON_NODE_HOLDS_ARRAY (value)) {
    for (guint i = 0; i < json_array_get_length (json_node_get_array (value)); i++) {
      g_autofree char *inner = g_strdup_printf ("%s/%u", path, i);

      check_value (run, json_array_get_element (json_node_get_array (value), i), inner);
    }
  } else if (JSON_NODE_HOLDS_OBJECT (value)) {
    for (gsize i = 0; i < G_N_ELEMENTS (item_texts); i++) {
      JsonNode *text = json_object_get_member (json_node_get_object (value), item_texts[i]);
      g_autofree char *inner = g_strdup_printf ("%s/%s", path, item_texts[i]);

      if (text != NULL && JSON_NODE_HOLDS_VALUE (text))
        check_value (run, text, inner);
    }
  } else if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING) {
    check_words (run, json_node_get_string (value), &place);
  }
}

static gboolean
holds_words (const StudioField *field)
{
  switch (field->type) {
  case STUDIO_FIELD_TEXT:
  case STUDIO_FIELD_LONG:
  case STUDIO_FIELD_LIST:
  case STUDIO_FIELD_ROWS:
  case STUDIO_FIELD_PERSON:
  case STUDIO_FIELD_QUOTE:
    return TRUE;
  case STUDIO_FIELD_DATE:
  case STUDIO_FIELD_TIME:
  case STUDIO_FIELD_PHOTO:
  case STUDIO_FIELD_LINK:
  default:
    return FALSE;
  }
}

static void
check_fields (Run *run)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (run->order->snapshot));

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    JsonNode *value = studio_snapshot_get_value (run->order->snapshot, field->name);

    if (value != NULL && holds_words (field))
      check_value (run, value, field->name);
  }
}

/* Texts that a person put on a page, once each though they stand in several sizes. */
static void
check_added (Run *run,
             GPtrArray *scenes)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < scenes->len; i++) {
    const StudioScene *scene = g_ptr_array_index (scenes, i);

    for (guint k = 0; k < scene->boxes->len; k++) {
      const StudioBox *box = &g_array_index (scene->boxes, StudioBox, k);
      const StudioLayer *layer = box->layer;
      const StudioPlace place = { STUDIO_PLACE_LAYER, layer->id, scene->format->id, (int) scene->page };

      if (box->visible && layer->added && layer->kind == STUDIO_LAYER_TEXT && layer->text.text != NULL && g_hash_table_add (seen, layer->id))
        check_words (run, layer->text.text, &place);
    }
  }
}

/* --- descriptions --- */

static void
check_descriptions (Run *run)
{
  JsonNode *root = studio_snapshot_get_json (run->order->snapshot);
  g_autoptr (GArray) pages = studio_snapshot_list_pages (run->order->snapshot);

  for (guint i = 0; i < pages->len; i++) {
    const StudioPage *page = &g_array_index (pages, StudioPage, i);
    const StudioPlace place = { STUDIO_PLACE_ALT, page->id, NULL, -1 };
    StudioDescription description = studio_description_get (root, page->id);

    if (!description.decorative && !is_blank (description.alt))
      studio_check_join (run->found, check_text (run, description.alt, &place));
  }
}

/* --- the whole --- */

gboolean
studio_post_check_is_settled (JsonNode *root,
                              const StudioFinding *finding)
{
  StudioReply reply;

  g_return_val_if_fail (root != NULL && finding != NULL, FALSE);

  if (studio_acceptance_get (root, finding->key, NULL))
    return TRUE;
  return finding->asks && finding->answer != NULL && studio_answer_get (root, finding->rule, &reply) && studio_answer_kind_settles (finding->answer, &reply);
}

/* The main caption as people read it, for rules that compare it with the picture. */
static StudioText *
read_caption (StudioSnapshot *snapshot)
{
  g_autoptr (StudioCaption) caption = studio_caption_expand (studio_caption_get (studio_snapshot_get_json (snapshot), NULL, NULL), snapshot);

  return studio_text_new (caption->text, -1);
}

static void
check_texts (Run *run)
{
  check_captions (run);
  check_fields (run);
  check_descriptions (run);
}

static gboolean
check_rest (Run *run,
            GError **error)
{
  StudioSnapshot *snapshot = run->order->snapshot;
  g_autoptr (GPtrArray) scenes = lay_out (snapshot, run->order->formats, run->in.cancellable, error);
  g_autoptr (GArray) seen = NULL;
  StudioCheckInput whole;

  if (scenes == NULL)
    return FALSE;
  seen = measure (scenes, run->in.cancellable);
  check_added (run, scenes);
  whole = run->in;
  whole.scenes = scenes;
  whole.seen = seen;
  whole.place = (StudioPlace){ STUDIO_PLACE_POST, NULL, NULL, -1 };
  studio_check_join (run->found, studio_check_whole (run->order->checker, run->order->profile, &whole));
  return TRUE;
}

GPtrArray *
studio_post_check_run (const StudioPostCheck *order,
                       GCancellable *cancellable,
                       GError **error)
{
  Run run = { .order = order };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (StudioText) caption = NULL;

  g_return_val_if_fail (order != NULL && order->snapshot != NULL && order->checker != NULL, NULL);

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_finding_unref);
  caption = read_caption (order->snapshot);
  run.found = found;
  run.in = (StudioCheckInput){ .place = { .page = -1 }, .caption = caption, .brand = studio_snapshot_get_brand (order->snapshot), .snapshot = order->snapshot, .cancellable = cancellable, .today = order->today };
  if (order->part != STUDIO_POST_CHECK_REST)
    check_texts (&run);
  if (order->part != STUDIO_POST_CHECK_TEXTS && !check_rest (&run, error))
    return NULL;
  if (!order->settled_too)
    drop_settled (studio_snapshot_get_json (order->snapshot), run.found);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&found);
}

/* --- in a thread --- */

static void
order_free (StudioPostCheck *order)
{
  studio_snapshot_unref (order->snapshot);
  studio_checker_unref (order->checker);
  g_clear_pointer ((StudioProfile **) &order->profile, studio_profile_unref);
  g_strfreev ((char **) order->platforms);
  g_clear_pointer (&order->formats, g_ptr_array_unref);
  g_free (order);
}

static StudioPostCheck *
order_copy (const StudioPostCheck *order)
{
  StudioPostCheck *copy = g_new (StudioPostCheck, 1);

  *copy = *order;
  studio_snapshot_ref (copy->snapshot);
  studio_checker_ref (copy->checker);
  copy->profile = order->profile != NULL ? studio_profile_ref (order->profile) : NULL;
  copy->platforms = (const char *const *) g_strdupv ((char **) order->platforms);
  copy->formats = order->formats != NULL ? g_ptr_array_ref (order->formats) : NULL;
  return copy;
}

static void
run_thread (GTask *task,
            gpointer source,
            gpointer data,
            GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *found = studio_post_check_run (data, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
studio_post_check_run_async (const StudioPostCheck *order,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (order != NULL && order->snapshot != NULL && order->checker != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, studio_post_check_run_async);
  g_task_set_task_data (task, order_copy (order), (GDestroyNotify) order_free);
  g_task_run_in_thread (task, run_thread);
}

GPtrArray *
studio_post_check_run_finish (GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
