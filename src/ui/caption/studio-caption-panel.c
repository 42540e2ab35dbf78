#include "config.h"

#include "studio-caption-panel.h"

#include <glib/gi18n-lib.h>

#include "studio-alt-block.h"
#include "studio-brand-office.h"
#include "studio-caption-buffer.h"
#include "studio-caption-tabs.h"
#include "studio-document-words.h"
#include "studio-number.h"
#include "studio-pages.h"
#include "studio-photo-note-row.h"

/* Most characters of a description that platforms take, if none says it */
#define USUAL_ALT 1000

struct _StudioCaptionPanel
{
  AdwBin parent_instance;
  StudioCaptionTabs *tabs;
  GtkLabel *state_chip;
  GtkLabel *state_hint;
  GtkWidget *follow_button;
  GtkTextView *view;
  GtkWidget *placeholder;
  GtkWidget *emoji;
  GtkMenuButton *fields_button;
  GtkMenuButton *hashtags_button;
  GtkWidget *visible_key;
  GtkLabel *visible_label;
  GtkLabel *counter;
  GtkLabel *missing;
  GtkBox *blocks;
  AdwPreferencesGroup *photos;
  GtkWidget *problem_icon;
  GtkLabel *problem;

  StudioPlatforms *platforms;
  StudioCaptionBuffer *buffer;
  StudioDocument *document; /* (nullable) */
  GSignalGroup *post_signals;
  GPtrArray *alt_blocks; /* (element-type StudioAltBlock): not owned */
  GPtrArray *photo_rows; /* (element-type StudioPhotoNoteRow): not owned */
  char *listed;          /* (nullable): which pages and photos have blocks and rows */
  char *brand;           /* (nullable): whose accounts the tabs are of */
  char *menus;           /* (nullable): whose fields and hashtags the menus have */
  guint refresh_id;
};

G_DEFINE_FINAL_TYPE (StudioCaptionPanel, studio_caption_panel, ADW_TYPE_BIN)

static StudioPost *
post_of (StudioCaptionPanel *self)
{
  return studio_document_get_post (self->document);
}

static const char *
platform_id (StudioCaptionPanel *self)
{
  const StudioPlatform *platform = studio_caption_tabs_get_current (self->tabs);

  return platform != NULL ? platform->id : NULL;
}

/* --- counters --- */

/* The limits that the tab shows: those of its platform, of the main caption those of the first one. */
static const StudioPlatform *
shown_platform (StudioCaptionPanel *self)
{
  const StudioPlatform *platform = studio_caption_tabs_get_current (self->tabs);
  GPtrArray *listed = studio_caption_tabs_list (self->tabs);

  return platform != NULL || listed->len == 0 ? platform : g_ptr_array_index (listed, 0);
}

static void
show_counter (StudioCaptionPanel *self,
              const StudioPlatform *platform,
              const StudioMeasure *measure)
{
  g_autofree char *number = studio_number_format (measure->count, 0);
  g_autofree char *limit = studio_number_format (measure->max, 0);
  g_autofree char *count = measure->max > 0 ? g_strdup_printf (_ ("%s of %s"), number, limit) : g_strdup (number);
  int most = platform->hashtags > 0 ? platform->hashtags : platform->hashtags_max;
  g_autofree char *tags = most > 0 ? g_strdup_printf (_ ("%d of %d"), measure->marks.hashtags, most) : g_strdup_printf ("%d", measure->marks.hashtags);
  /* TRANSLATORS: "Instagram: 412 of 2200 · hashtags 3 of 5" */
  g_autofree char *words = g_strdup_printf (_ ("%s: %s · hashtags %s"), platform->name, count, tags);

  gtk_label_set_label (self->counter, words);
  if (measure->over > 0 || (most > 0 && measure->marks.hashtags > most))
    gtk_widget_add_css_class (GTK_WIDGET (self->counter), "over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->counter), "over");
}

static void
show_visible (StudioCaptionPanel *self,
              const StudioPlatform *platform)
{
  /* TRANSLATORS: of a caption: the part that can be read before "more" is tapped */
  g_autofree char *words = g_strdup_printf (_ ("shown before “more” (%d)"), platform->visible);

  gtk_label_set_label (self->visible_label, words);
  gtk_widget_set_visible (self->visible_key, platform->visible > 0);
}

static void
update_present (StudioCaptionPanel *self)
{
  g_autofree char *words = studio_caption_buffer_get_words (self->buffer);
  const StudioPlatform *platform = shown_platform (self);
  StudioMeasure measure;

  gtk_widget_set_visible (self->placeholder, *words == '\0');
  if (platform == NULL)
    return;
  measure = studio_platform_measure (platform, words);
  studio_caption_buffer_mark (self->buffer, measure.visible);
  show_counter (self, platform, &measure);
  show_visible (self, platform);
}

/* --- all platforms --- */

/* Returns: (transfer full): the sentence about what @platform would not take; NULL if it takes all */
static char *
complain (const StudioPlatform *platform,
          const StudioMeasure *measure)
{
  if (measure->over > 0)
    /* TRANSLATORS: a platform's name */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: the caption is %d character too long. Shorten its version.",
                                         "%s: the caption is %d characters too long. Shorten its version.", (gulong) measure->over),
                            platform->name, measure->over);
  if (platform->hashtags_max > 0 && measure->marks.hashtags > platform->hashtags_max)
    return g_strdup_printf (_ ("%s takes %d hashtags at most."), platform->name, platform->hashtags_max);
  if (platform->mentions_max > 0 && measure->marks.mentions > platform->mentions_max)
    return g_strdup_printf (_ ("%s takes %d mentions at most."), platform->name, platform->mentions_max);
  if (platform->links_max > 0 && measure->marks.links > platform->links_max)
    return g_strdup_printf (_ ("%s takes %d links at most."), platform->name, platform->links_max);
  return NULL;
}

static void
update_platforms (StudioCaptionPanel *self,
                  StudioSnapshot *snapshot)
{
  GPtrArray *listed = studio_caption_tabs_list (self->tabs);
  g_autofree char *problem = NULL;
  int worst = -1;

  for (guint i = 0; i < listed->len; i++) {
    const StudioPlatform *platform = g_ptr_array_index (listed, i);
    g_autoptr (StudioCaption) caption = studio_caption_expand (studio_caption_get (studio_snapshot_get_json (snapshot), platform->id, NULL), snapshot);
    StudioMeasure measure = studio_platform_measure (platform, caption->text);
    g_autofree char *sentence = complain (platform, &measure);

    studio_caption_tabs_set_count (self->tabs, platform, measure.count, measure.over);
    if (sentence != NULL && measure.over > worst) {
      worst = measure.over;
      g_free (problem);
      problem = g_steal_pointer (&sentence);
    }
  }
  gtk_widget_set_visible (self->problem_icon, problem != NULL);
  gtk_label_set_label (self->problem, problem != NULL ? problem : _ ("The caption fits all of these platforms."));
}

static void
update_state (StudioCaptionPanel *self)
{
  const StudioPlatform *platform = studio_caption_tabs_get_current (self->tabs);
  gboolean own = FALSE;
  g_autofree char *hint = NULL;

  studio_caption_get (studio_post_get_json (post_of (self)), platform_id (self), &own);
  gtk_widget_set_visible (self->follow_button, platform != NULL && own);
  if (platform != NULL && !own)
    /* TRANSLATORS: a platform's name */
    hint = g_strdup_printf (_ ("Type to make a version for %s."), platform->name);
  gtk_label_set_label (self->state_chip, platform == NULL ? _ ("Main") : own ? _ ("Own version")
                                                                             : _ ("Follows Main"));
  gtk_label_set_label (self->state_hint, platform == NULL ? _ ("All platforms follow this text.") : hint);
  if (platform != NULL && own)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_chip), "own");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_chip), "own");
}

static void
update_missing (StudioCaptionPanel *self,
                const StudioCaption *caption)
{
  g_autoptr (GString) tokens = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < caption->links->len; i++) {
    const StudioLinkSpan *span = &g_array_index (caption->links, StudioLinkSpan, i);

    if (span->kind == STUDIO_LINK_EMPTY)
      g_string_append_printf (tokens, "%s{%s}", tokens->len > 0 ? ", " : "", span->token);
  }
  words = g_strdup_printf (_ ("Not filled in yet: %s. Fill it in under Content, or take it out."), tokens->str);
  gtk_label_set_label (self->missing, words);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), tokens->len > 0);
}

/* --- blocks and rows --- */

/* The least that the tabs' platforms take; those that take no description at all do not count. */
static StudioLimit
alt_limit (StudioCaptionPanel *self)
{
  GPtrArray *listed = studio_caption_tabs_list (self->tabs);
  StudioLimit least = { { STUDIO_COUNT_CODE_POINTS, 0, 0, NULL, NULL }, USUAL_ALT };

  for (guint i = 0; i < listed->len; i++) {
    const StudioPlatform *platform = g_ptr_array_index (listed, i);

    if (platform->has_alt && platform->alt.max > 0 && platform->alt.max < least.max)
      least = platform->alt;
  }
  return least;
}

/* Returns: (transfer full): what has a block or a row, to build them anew only when that changes */
static char *
list_parts (GArray *pages,
            GPtrArray *assets)
{
  g_autoptr (GString) parts = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    g_string_append_printf (parts, "%s ", g_array_index (pages, StudioPage, i).id);
  for (guint i = 0; i < assets->len; i++)
    g_string_append_printf (parts, "%s ", studio_asset_get_hash (g_ptr_array_index (assets, i)));
  return g_string_free (g_steal_pointer (&parts), FALSE);
}

/* Returns: (transfer full): the label of the field that shows the photo, else its number */
static char *
name_photo (StudioSnapshot *snapshot,
            const char *hash,
            guint number)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (snapshot));

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    JsonNode *value = field->type == STUDIO_FIELD_PHOTO ? studio_snapshot_get_value (snapshot, field->name) : NULL;

    if (value != NULL && JSON_NODE_HOLDS_OBJECT (value) && g_strcmp0 (studio_json_peek_string (json_node_get_object (value), "asset"), hash) == 0)
      return g_strdup (field->label);
  }
  return g_strdup_printf (_ ("Photo %u"), number);
}

static void
build_parts (StudioCaptionPanel *self,
             StudioSnapshot *snapshot,
             GArray *pages,
             GPtrArray *assets)
{
  StudioLimit limit = alt_limit (self);

  for (guint i = 0; i < self->alt_blocks->len; i++)
    gtk_box_remove (self->blocks, g_ptr_array_index (self->alt_blocks, i));
  for (guint i = 0; i < self->photo_rows->len; i++)
    adw_preferences_group_remove (self->photos, g_ptr_array_index (self->photo_rows, i));
  g_ptr_array_set_size (self->alt_blocks, 0);
  g_ptr_array_set_size (self->photo_rows, 0);
  for (guint i = 0; i < pages->len; i++) {
    GtkWidget *block = studio_alt_block_new (self->document, g_array_index (pages, StudioPage, i).id, i, pages->len, &limit);

    gtk_box_append (self->blocks, block);
    g_ptr_array_add (self->alt_blocks, block);
  }
  for (guint i = 0; i < assets->len; i++) {
    const char *hash = studio_asset_get_hash (g_ptr_array_index (assets, i));
    g_autofree char *name = name_photo (snapshot, hash, i + 1);
    GtkWidget *row = studio_photo_note_row_new (self->document, hash, name);

    adw_preferences_group_add (self->photos, row);
    g_ptr_array_add (self->photo_rows, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->photos), assets->len > 0);
}

static void
update_parts (StudioCaptionPanel *self,
              StudioSnapshot *snapshot)
{
  g_autoptr (GArray) pages = studio_snapshot_list_pages (snapshot);
  g_autoptr (GPtrArray) assets = studio_post_list_assets (post_of (self));
  g_autofree char *parts = list_parts (pages, assets);

  if (g_strcmp0 (parts, self->listed) != 0) {
    build_parts (self, snapshot, pages, assets);
    g_free (self->listed);
    self->listed = g_steal_pointer (&parts);
    return;
  }
  for (guint i = 0; i < self->alt_blocks->len; i++)
    studio_alt_block_update (g_ptr_array_index (self->alt_blocks, i));
  for (guint i = 0; i < self->photo_rows->len; i++)
    studio_photo_note_row_update (g_ptr_array_index (self->photo_rows, i));
}

/* --- menus --- */

static void
append_insert (GMenu *menu,
               const char *label,
               const char *words)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "caption.insert", "s", words);
  g_menu_append_item (menu, item);
}

static void
fill_fields (StudioCaptionPanel *self,
             StudioSnapshot *snapshot)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_auto (GStrv) tokens = studio_caption_list_tokens (snapshot);

  for (gsize i = 0; tokens[i] != NULL; i++) {
    const StudioField *field = studio_template_find_field (studio_snapshot_get_template (snapshot), tokens[i]);
    g_autofree char *words = g_strdup_printf ("{%s}", tokens[i]);

    append_insert (menu, field->label, words);
  }
  gtk_menu_button_set_menu_model (self->fields_button, G_MENU_MODEL (menu));
}

static void
append_words_of (GMenu *menu,
                 JsonNode *list)
{
  JsonArray *array = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
    g_autofree char *tag = text != NULL ? g_strconcat (*text == '#' ? "" : "#", text, NULL) : NULL;

    if (tag != NULL)
      append_insert (menu, tag, tag);
  }
}

static void
fill_hashtags (StudioCaptionPanel *self,
               StudioSnapshot *snapshot)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  StudioBrand *brand = studio_snapshot_get_brand (snapshot);
  GPtrArray *accounts = studio_brand_list_accounts (brand);

  append_words_of (menu, studio_json_lookup (studio_brand_get_json (brand), "hashtags"));
  for (guint i = 0; i < accounts->len; i++) {
    const StudioAccount *account = g_ptr_array_index (accounts, i);

    append_insert (menu, account->handle, account->handle);
  }
  gtk_menu_button_set_menu_model (self->hashtags_button, G_MENU_MODEL (menu));
  gtk_widget_set_sensitive (GTK_WIDGET (self->hashtags_button), g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

/* Not at every letter: an open menu would close. */
static void
fill_menus (StudioCaptionPanel *self,
            StudioSnapshot *snapshot)
{
  const StudioEdition *edition = studio_post_get_edition (post_of (self));
  g_autofree char *menus = g_strdup_printf ("%s %s %s", studio_brand_get_id (studio_snapshot_get_brand (snapshot)), edition != NULL ? edition->id : "",
                                            studio_template_get_id (studio_snapshot_get_template (snapshot)));

  if (g_strcmp0 (menus, self->menus) == 0)
    return;
  fill_fields (self, snapshot);
  fill_hashtags (self, snapshot);
  g_free (self->menus);
  self->menus = g_steal_pointer (&menus);
}

/* The office's own platforms come first. */
static void
fill_tabs (StudioCaptionPanel *self,
           StudioSnapshot *snapshot)
{
  StudioBrand *brand = studio_snapshot_get_brand (snapshot);
  GPtrArray *accounts = studio_brand_list_accounts (brand);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) wanted = NULL;

  if (g_strcmp0 (self->brand, studio_brand_get_id (brand)) == 0)
    return;
  g_free (self->brand);
  self->brand = g_strdup (studio_brand_get_id (brand));
  for (guint i = 0; i < accounts->len; i++)
    g_strv_builder_add (names, ((const StudioAccount *) g_ptr_array_index (accounts, i))->platform);
  wanted = g_strv_builder_end (names);
  studio_caption_tabs_set_platforms (self->tabs, self->platforms, (const char *const *) wanted);
}

/* --- showing and storing --- */

static void
show_caption (StudioCaptionPanel *self,
              StudioSnapshot *snapshot)
{
  const char *written = studio_caption_get (studio_snapshot_get_json (snapshot), platform_id (self), NULL);
  g_autoptr (StudioCaption) caption = studio_caption_expand (written, snapshot);
  g_autofree char *there = studio_caption_buffer_get_written (self->buffer, snapshot);
  g_autofree char *words = studio_caption_buffer_get_words (self->buffer);

  /* a token that was typed has the same writing as its link */
  if (!g_str_equal (there, written) || !g_str_equal (words, caption->text))
    studio_caption_buffer_show (self->buffer, written, snapshot);
  update_missing (self, caption);
  update_present (self);
}

static void
refresh (StudioCaptionPanel *self)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post_of (self));

  fill_tabs (self, snapshot);
  fill_menus (self, snapshot);
  show_caption (self, snapshot);
  update_state (self);
  update_platforms (self, snapshot);
  update_parts (self, snapshot);
}

static gboolean
refresh_cb (gpointer data)
{
  StudioCaptionPanel *self = data;

  self->refresh_id = 0;
  if (self->document != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the buffer may be in the middle of a change that led here. */
static void
queue_refresh (StudioCaptionPanel *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioCaptionPanel *self)
{
  queue_refresh (self);
}

static void
buffer_changed_cb (StudioCaptionPanel *self)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;

  if (studio_caption_buffer_is_showing (self->buffer) || self->document == NULL)
    return;
  snapshot = studio_post_snapshot (post_of (self));
  written = studio_caption_buffer_get_written (self->buffer, snapshot);
  if (!studio_document_set_caption (self->document, platform_id (self), written, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  queue_refresh (self);
}

static void
chosen_cb (StudioCaptionPanel *self)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;

  if (self->document == NULL)
    return;
  studio_history_end_merge (studio_document_get_history (self->document));
  snapshot = studio_post_snapshot (post_of (self));
  show_caption (self, snapshot);
  update_state (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- actions --- */

static void
insert (StudioCaptionPanel *self,
        const char *words)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter caret, before;
  g_autofree char *spaced = NULL;

  gtk_text_buffer_delete_selection (buffer, FALSE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  before = caret;
  if ((*words == '#' || *words == '@') && gtk_text_iter_backward_char (&before) && !g_unichar_isspace (gtk_text_iter_get_char (&before)))
    spaced = g_strconcat (" ", words, NULL);
  gtk_text_buffer_insert_at_cursor (buffer, spaced != NULL ? spaced : words, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
insert_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  insert (STUDIO_CAPTION_PANEL (widget), g_variant_get_string (parameter, NULL));
}

static void
emoji_picked_cb (StudioCaptionPanel *self,
                 const char *emoji)
{
  insert (self, emoji);
}

static void
copy_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  StudioCaptionPanel *self = STUDIO_CAPTION_PANEL (widget);
  g_autofree char *words = studio_caption_buffer_get_words (self->buffer);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), words);
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("Caption copied"));
}

static void
follow_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioCaptionPanel *self = STUDIO_CAPTION_PANEL (widget);

  if (platform_id (self) != NULL)
    studio_document_set_caption (self->document, platform_id (self), NULL, NULL);
}

static void
step_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  studio_caption_tabs_step (STUDIO_CAPTION_PANEL (widget)->tabs, g_variant_get_int32 (parameter));
}

/* --- */

static void
left_cb (StudioCaptionPanel *self)
{
  if (self->document != NULL)
    studio_history_end_merge (studio_document_get_history (self->document));
}

static void
dark_cb (StudioCaptionPanel *self)
{
  studio_caption_buffer_set_dark (self->buffer, adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

static void
studio_caption_panel_map (GtkWidget *widget)
{
  StudioCaptionPanel *self = STUDIO_CAPTION_PANEL (widget);

  if (self->document != NULL)
    refresh (self);
  GTK_WIDGET_CLASS (studio_caption_panel_parent_class)->map (widget);
}

void
studio_caption_panel_set_document (StudioCaptionPanel *self,
                                   StudioDocument *document)
{
  g_return_if_fail (STUDIO_IS_CAPTION_PANEL (self));

  g_set_object (&self->document, document);
  g_signal_group_set_target (self->post_signals, document != NULL ? studio_document_get_post (document) : NULL);
  g_clear_pointer (&self->listed, g_free);
  g_clear_pointer (&self->brand, g_free);
  g_clear_pointer (&self->menus, g_free);
  if (document != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

void
studio_caption_panel_focus (StudioCaptionPanel *self)
{
  g_return_if_fail (STUDIO_IS_CAPTION_PANEL (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
studio_caption_panel_dispose (GObject *object)
{
  StudioCaptionPanel *self = STUDIO_CAPTION_PANEL (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->post_signals);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_CAPTION_PANEL);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (studio_caption_panel_parent_class)->dispose (object);
}

static void
studio_caption_panel_finalize (GObject *object)
{
  StudioCaptionPanel *self = STUDIO_CAPTION_PANEL (object);

  g_clear_pointer (&self->platforms, studio_platforms_unref);
  g_ptr_array_unref (self->alt_blocks);
  g_ptr_array_unref (self->photo_rows);
  g_free (self->listed);
  g_free (self->brand);
  g_free (self->menus);

  G_OBJECT_CLASS (studio_caption_panel_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-caption-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, tabs);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, state_chip);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, state_hint);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, follow_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, view);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, placeholder);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, emoji);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, fields_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, hashtags_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, visible_key);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, visible_label);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, counter);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, missing);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, blocks);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, photos);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, problem_icon);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, problem);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, emoji_picked_cb);
}

static void
studio_caption_panel_class_init (StudioCaptionPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_caption_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_caption_panel_finalize;
  widget_class->map = studio_caption_panel_map;

  g_type_ensure (STUDIO_TYPE_CAPTION_TABS);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "caption.insert", "s", insert_action);
  gtk_widget_class_install_action (widget_class, "caption.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "caption.follow", NULL, follow_action);
  gtk_widget_class_install_action (widget_class, "caption.step", "i", step_action);
}

static void
studio_caption_panel_init (StudioCaptionPanel *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->alt_blocks = g_ptr_array_new ();
  self->photo_rows = g_ptr_array_new ();
  self->platforms = studio_platforms_load ();
  self->buffer = studio_caption_buffer_new ();
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_view_set_buffer (self->view, GTK_TEXT_BUFFER (self->buffer));
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_cb), self, G_CONNECT_SWAPPED);
  dark_cb (self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
}
