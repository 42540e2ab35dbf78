#include "config.h"

#include "studio-composer.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-composer-private.h"
#include "studio-pages.h"

G_DEFINE_FINAL_TYPE (StudioComposer, studio_composer, G_TYPE_OBJECT)

enum {
  SELECTION_CHANGED,
  SCENE_CHANGED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
studio_composer_dispose (GObject *object)
{
  StudioComposer *self = STUDIO_COMPOSER (object);

  g_clear_pointer (&self->scene, studio_scene_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->known);

  G_OBJECT_CLASS (studio_composer_parent_class)->dispose (object);
}

static void
studio_composer_finalize (GObject *object)
{
  StudioComposer *self = STUDIO_COMPOSER (object);

  g_clear_pointer (&self->selection, g_ptr_array_unref);
  g_clear_pointer (&self->entered, g_ptr_array_unref);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);

  G_OBJECT_CLASS (studio_composer_parent_class)->finalize (object);
}

static void
studio_composer_class_init (StudioComposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = studio_composer_dispose;
  object_class->finalize = studio_composer_finalize;

  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SCENE_CHANGED] = g_signal_new ("scene-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
studio_composer_init (StudioComposer *self)
{
  self->selection = g_ptr_array_new_with_free_func (g_free);
  self->entered = g_ptr_array_new_with_free_func (g_free);
}

StudioComposer *
studio_composer_new (StudioDocument *document)
{
  StudioComposer *self;
  GPtrArray *formats;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (document), NULL);

  self = g_object_new (STUDIO_TYPE_COMPOSER, NULL);
  self->document = g_object_ref (document);
  formats = studio_template_get_formats (studio_post_get_template (studio_document_get_post (document)));
  self->format = g_ptr_array_index (formats, 0);
  return self;
}

StudioDocument *
studio_composer_get_document (StudioComposer *self)
{
  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), NULL);

  return self->document;
}

void
studio_composer_set_scene (StudioComposer *self,
                           StudioScene *scene)
{
  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  if (self->scene == scene)
    return;
  g_clear_pointer (&self->scene, studio_scene_unref);
  self->scene = scene != NULL ? studio_scene_ref (scene) : NULL;
  studio_composer_forget_missing (self);
  g_signal_emit (self, signals[SCENE_CHANGED], 0);
}

StudioScene *
studio_composer_get_scene (StudioComposer *self)
{
  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), NULL);

  return self->scene;
}

void
studio_composer_set_view (StudioComposer *self,
                          const StudioFormat *format,
                          guint page)
{
  g_return_if_fail (STUDIO_IS_COMPOSER (self) && format != NULL);

  if (self->format == format && self->page == page)
    return;
  self->format = format;
  self->page = page;
  /* what was laid out is another page */
  g_clear_pointer (&self->scene, studio_scene_unref);
  studio_composer_select_none (self);
  g_signal_emit (self, signals[SCENE_CHANGED], 0);
}

const StudioFormat *
studio_composer_get_format (StudioComposer *self)
{
  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), NULL);

  return self->format;
}

guint
studio_composer_get_page (StudioComposer *self)
{
  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), 0);

  return self->page;
}

/* --- the selection as it stands --- */

static gboolean
same_ids (GPtrArray *a,
          GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  }
  return TRUE;
}

/* Takes the ids of @ids over in painting order; those not laid out yet come last. */
void
studio_composer_replace_selection (StudioComposer *self,
                                   GPtrArray *ids)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, g_ptr_array_index (ids, i));
  for (guint i = 1; self->scene != NULL && i < self->scene->boxes->len; i++) {
    const char *id = studio_composer_get_box (self, (int) i)->layer->id;

    if (g_hash_table_remove (wanted, id))
      g_ptr_array_add (sorted, g_strdup (id));
  }
  for (guint i = 0; i < ids->len; i++) {
    if (g_hash_table_remove (wanted, g_ptr_array_index (ids, i)))
      g_ptr_array_add (sorted, g_strdup (g_ptr_array_index (ids, i)));
  }
  if (same_ids (sorted, self->selection))
    return;
  g_ptr_array_unref (self->selection);
  self->selection = g_steal_pointer (&sorted);
  studio_history_end_merge (studio_document_get_history (self->document));
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* A scene of the present document knows all that is there; an older one may lack what was just added. */
void
studio_composer_forget_missing (StudioComposer *self)
{
  g_autoptr (GPtrArray) there = NULL;

  if (self->scene == NULL || studio_snapshot_get_json (self->scene->snapshot) != studio_composer_get_root (self))
    return;
  there = g_ptr_array_new ();
  for (guint i = 0; i < self->selection->len; i++) {
    if (studio_composer_find_box (self, g_ptr_array_index (self->selection, i)) >= 0)
      g_ptr_array_add (there, g_ptr_array_index (self->selection, i));
  }
  studio_composer_replace_selection (self, there);
}

/* --- locks --- */

void
studio_composer_refuse (StudioComposer *self,
                        const char *sentence)
{
  g_signal_emit (self, signals[REFUSED], 0, sentence);
}

/* Why @can can't be done with the layer itself. @content: it would be done to a field that the layer shows, which a mere lock leaves open */
static const char *
own_limit (StudioComposer *self,
           const char *id,
           StudioCan can,
           gboolean content)
{
  const char *reason = studio_composer_peek_text (self, id, "locked");
  JsonNode *node = studio_composer_get_member (self, id, "can", NULL);
  StudioCan allowed = STUDIO_CAN_EVERYTHING;

  if (reason != NULL && *reason == '\0')
    reason = NULL;
  if (node != NULL && studio_can_from_json (node, &allowed)) {
    if ((allowed & can) == 0)
      return reason != NULL ? reason : studio_can_reason (can);
  } else if (reason != NULL && !content) {
    return reason;
  }
  return !content && studio_composer_peek_flag (self, id, "lock") ? _ ("It was locked by hand. Unlock it in the layers list or with Ctrl+Shift+K.") : NULL;
}

static const char *
find_limit (StudioComposer *self,
            const char *id,
            StudioCan can,
            gboolean content)
{
  const char *reason = own_limit (self, id, can, content);

  for (int i = studio_composer_find_box (self, id); reason == NULL && i > 0; i = studio_composer_get_parent (self, i))
    reason = own_limit (self, studio_composer_get_box (self, i)->layer->id, can, content);
  return reason;
}

const char *
studio_composer_get_limit (StudioComposer *self,
                           const char *id,
                           StudioCan can)
{
  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && id != NULL, NULL);

  return find_limit (self, id, can, FALSE);
}

const char *
studio_composer_get_common_limit (StudioComposer *self,
                                  StudioCan can)
{
  const char *first = NULL;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), NULL);

  for (guint i = 0; i < self->selection->len; i++) {
    const char *reason = studio_composer_get_limit (self, g_ptr_array_index (self->selection, i), can);

    if (reason == NULL)
      return NULL;
    first = first != NULL ? first : reason;
  }
  return first;
}

const char *
studio_composer_get_content_limit (StudioComposer *self,
                                   const char *id,
                                   StudioCan can)
{
  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && id != NULL, NULL);

  return find_limit (self, id, can, TRUE);
}

const char *
studio_composer_get_lock (StudioComposer *self,
                          const char *id)
{
  return studio_composer_get_limit (self, id, STUDIO_CAN_EVERYTHING);
}

gboolean
studio_composer_refuse_limit (StudioComposer *self,
                              const char *id,
                              StudioCan can)
{
  const char *reason = studio_composer_get_limit (self, id, can);
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (reason == NULL)
    return FALSE;
  name = studio_composer_get_layer_name (self, id);
  /* Translators: the first %s is an element's name, the second a sentence that says why and what to do. */
  sentence = g_strdup_printf (_ ("“%s” can't be changed. %s"), name, reason);
  studio_composer_refuse (self, sentence);
  return TRUE;
}

GPtrArray *
studio_composer_list_free (StudioComposer *self,
                           StudioCan can)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->selection->len; i++) {
    const char *id = g_ptr_array_index (self->selection, i);

    if (studio_composer_get_limit (self, id, can) == NULL)
      g_ptr_array_add (ids, g_strdup (id));
  }
  if (ids->len == 0 && self->selection->len > 0)
    studio_composer_refuse_limit (self, g_ptr_array_index (self->selection, 0), can);
  return ids;
}

/* --- names --- */

const char *
studio_composer_kind_word (const char *type)
{
  static const struct
  {
    const char *type, *word;
  } words[] = {
    { "text", N_ ("Text") },
    { "photo", N_ ("Photo") },
    { "shape", N_ ("Shape") },
    { "motif", N_ ("Motif") },
    { "icon", N_ ("Icon") },
    { "logo", N_ ("Logo") },
    { "qr", N_ ("QR code") },
    { "chart", N_ ("Chart") },
    { "group", N_ ("Group") },
    { "stack", N_ ("Stack") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    if (g_strcmp0 (type, words[i].type) == 0)
      return _ (words[i].word);
  }
  return _ ("Element");
}

/* The first words of @text, without its marks. Returns: (transfer full) (nullable) */
static char *
short_text (const char *text)
{
  enum {
    MAX = 32
  };
  g_auto (GStrv) bold = g_strsplit (text, "**", -1);
  g_autofree char *plain = g_strjoinv ("", bold);
  g_autofree char *start = NULL;

  g_strdelimit (plain, "\n\t", ' ');
  g_strstrip (plain);
  if (*plain == '\0' || strchr (plain, '{') != NULL)
    return NULL;
  if (g_utf8_strlen (plain, -1) <= MAX)
    return g_steal_pointer (&plain);
  start = g_utf8_substring (plain, 0, MAX);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* The words of the form's field that a text or photo shows. */
static const char *
field_word (StudioComposer *self,
            const char *id)
{
  StudioTemplate *template = studio_post_get_template (studio_document_get_post (self->document));
  int index = studio_composer_find_box (self, id);
  const StudioLayer *layer = index > 0 ? studio_composer_get_box (self, index)->layer : NULL;
  const StudioField *field;

  if (layer == NULL || layer->field == NULL || strchr (layer->field, '/') != NULL)
    return NULL;
  field = studio_template_find_field (template, layer->field);
  return field != NULL ? field->label : NULL;
}

static char *
shown_text (StudioComposer *self,
            const char *id)
{
  int index = studio_composer_find_box (self, id);
  const StudioLayer *layer = index > 0 ? studio_composer_get_box (self, index)->layer : NULL;

  if (layer != NULL && layer->kind == STUDIO_LAYER_TEXT)
    return short_text (layer->text.text);
  return NULL;
}

char *
studio_composer_get_layer_name (StudioComposer *self,
                                const char *id)
{
  const char *name, *text;
  char *shown;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && id != NULL, NULL);

  name = studio_composer_peek_text (self, id, "name");
  if (name != NULL && *name != '\0')
    return g_strdup (name);
  name = field_word (self, id);
  if (name != NULL)
    return g_strdup (name);
  shown = shown_text (self, id);
  if (shown != NULL)
    return shown;
  text = g_strcmp0 (studio_composer_peek_text (self, id, "type"), "text") == 0 ? studio_composer_peek_text (self, id, "text") : NULL;
  shown = text != NULL ? short_text (text) : NULL;
  return shown != NULL ? shown : g_strdup (studio_composer_kind_word (studio_composer_peek_text (self, id, "type")));
}

char *
studio_composer_label (StudioComposer *self,
                       GPtrArray *ids,
                       const char *one,
                       const char *several)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *what = NULL;

  if (ids->len == 1)
    what = studio_composer_get_layer_name (self, g_ptr_array_index (ids, 0));
  else
    what = g_strdup_printf ("%u", ids->len);
  parts = g_strsplit (ids->len == 1 ? one : several, "%s", 2);
  return g_strjoinv (what, parts);
}

/* --- ids --- */

static gboolean
is_taken (StudioComposer *self,
          const char *id)
{
  g_auto (StudioWritten) written = { 0 };

  return studio_composer_find (self, id, &written);
}

char *
studio_composer_new_id (StudioComposer *self,
                        const char *prefix)
{
  char *id = g_strdup_printf ("%s%08x", prefix, g_random_int ());

  while (is_taken (self, id)) {
    g_free (id);
    id = g_strdup_printf ("%s%08x", prefix, g_random_int ());
  }
  return id;
}
