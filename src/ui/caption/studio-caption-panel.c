#include "config.h"

#include "studio-caption-panel.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-office.h"
#include "studio-caption.h"
#include "studio-caption-editor.h"
#include "studio-caption-footer.h"
#include "studio-caption-menus.h"
#include "studio-caption-parts.h"
#include "studio-caption-questions.h"
#include "studio-caption-tabs.h"
#include "studio-document-words.h"
#include "studio-emoji-chooser.h"
#include "studio-live-check.h"
#include "studio-number.h"
#include "studio-platform-words.h"

struct _StudioCaptionPanel
{
  AdwBin parent_instance;
  StudioCaptionTabs *tabs;
  GtkLabel *state_chip;
  GtkLabel *state_hint;
  GtkWidget *follow_button;
  StudioCaptionEditor *editor;
  StudioCaptionQuestions *questions;
  GtkMenuButton *emoji_button;
  GtkMenuButton *fields_button;
  GtkMenuButton *hashtags_button;
  GtkWidget *visible_key;
  GtkLabel *visible_label;
  GtkLabel *counter;
  GtkLabel *missing;
  StudioCaptionParts *parts;
  StudioCaptionFooter *footer;

  StudioPlatforms *platforms;
  StudioDocument *document; /* (nullable) */
  GSignalGroup *post_signals;
  StudioLiveCheck *live_check; /* (nullable) */
  char *brand;                 /* (nullable): whose accounts the tabs are of */
  char *menus;                 /* (nullable): whose fields and hashtags the menus have */
  guint refresh_id;
};

G_DEFINE_FINAL_TYPE (StudioCaptionPanel, studio_caption_panel, ADW_TYPE_BIN)

static guint platform_changed_signal;

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
  g_autofree char *count = studio_platform_say_count (measure);
  g_autofree char *tags = studio_platform_say_hashtags (platform, measure);
  /* the main caption is measured by its first platform, which has to be said */
  g_autofree char *words = studio_caption_tabs_get_current (self->tabs) == NULL ? g_strdup_printf ("%s: %s · %s", platform->name, count, tags)
                                                                                : g_strdup_printf ("%s · %s", count, tags);

  gtk_label_set_label (self->counter, words);
  if (measure->over > 0 || studio_platform_has_too_many_hashtags (platform, measure))
    gtk_widget_add_css_class (GTK_WIDGET (self->counter), "over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->counter), "over");
}

static void
show_visible (StudioCaptionPanel *self,
              const StudioPlatform *platform)
{
  g_autofree char *number = studio_number_format (platform->visible, 0);
  /* TRANSLATORS: of a caption: the part that can be read before "more" is tapped; how many characters */
  g_autofree char *words = g_strdup_printf (_ ("shown before “more” (%s)"), number);

  /* beside the main caption's counter, which names its platform, there is no room for the number */
  gtk_label_set_label (self->visible_label, studio_caption_tabs_get_current (self->tabs) != NULL ? words : _ ("shown before “more”"));
  gtk_widget_set_tooltip_text (self->visible_key, words);
  gtk_widget_set_visible (self->visible_key, platform->visible > 0);
}

static void
update_present (StudioCaptionPanel *self)
{
  g_autofree char *words = studio_caption_editor_get_words (self->editor);
  const StudioPlatform *platform = shown_platform (self);
  StudioMeasure measure;

  if (platform == NULL)
    return;
  measure = studio_platform_measure (platform, words);
  studio_caption_editor_mark_visible (self->editor, measure.visible);
  show_counter (self, platform, &measure);
  show_visible (self, platform);
}

/* --- all platforms --- */

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
    g_autofree char *sentence = studio_platform_complain (platform, &measure);

    studio_caption_tabs_set_count (self->tabs, platform, measure.count, measure.over);
    if (sentence != NULL && measure.over > worst) {
      worst = measure.over;
      g_free (problem);
      problem = g_steal_pointer (&sentence);
    }
  }
  studio_caption_footer_set_problem (self->footer, problem);
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

/* --- menus --- */

/* Not at every letter: an open menu would close. */
static void
fill_menus (StudioCaptionPanel *self,
            StudioSnapshot *snapshot)
{
  const StudioEdition *edition = studio_post_get_edition (post_of (self));
  g_autoptr (GMenuModel) fields = NULL;
  g_autoptr (GMenuModel) tags = NULL;
  g_autofree char *menus = g_strdup_printf ("%s %s %s", studio_brand_get_id (studio_snapshot_get_brand (snapshot)), edition != NULL ? edition->id : "",
                                            studio_template_get_id (studio_snapshot_get_template (snapshot)));

  if (g_strcmp0 (menus, self->menus) == 0)
    return;
  fields = studio_caption_menu_of_fields (snapshot);
  tags = studio_caption_menu_of_tags (snapshot);
  gtk_menu_button_set_menu_model (self->fields_button, fields);
  gtk_menu_button_set_menu_model (self->hashtags_button, tags);
  gtk_widget_set_sensitive (GTK_WIDGET (self->hashtags_button), g_menu_model_get_n_items (tags) > 0);
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
  g_signal_emit (self, platform_changed_signal, 0);
}

/* --- showing --- */

static void
show_caption (StudioCaptionPanel *self,
              StudioSnapshot *snapshot)
{
  const char *written = studio_caption_get (studio_snapshot_get_json (snapshot), platform_id (self), NULL);
  g_autoptr (StudioCaption) caption = studio_caption_expand (written, snapshot);

  studio_caption_editor_show (self->editor, platform_id (self), snapshot);
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
  studio_caption_parts_show (self->parts, self->document, snapshot, studio_caption_tabs_list (self->tabs));
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

/* Not at once: the editor may be in the middle of a change that led here. */
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
chosen_cb (StudioCaptionPanel *self)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;

  if (self->document == NULL)
    return;
  studio_history_end_merge (studio_document_get_history (self->document));
  snapshot = studio_post_snapshot (post_of (self));
  show_caption (self, snapshot);
  update_state (self);
  g_signal_emit (self, platform_changed_signal, 0);
  studio_caption_editor_focus (self->editor);
}

/* --- actions --- */

static void
insert_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  studio_caption_editor_insert (STUDIO_CAPTION_PANEL (widget)->editor, g_variant_get_string (parameter, NULL));
}

static void
emoji_picked_cb (StudioCaptionPanel *self,
                 const char *emoji)
{
  studio_caption_editor_insert (self->editor, emoji);
}

static void
make_emoji (GtkMenuButton *button,
            gpointer data)
{
  GtkWidget *chooser;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  chooser = studio_emoji_chooser_new ();
  g_signal_connect_object (chooser, "emoji-picked", G_CALLBACK (emoji_picked_cb), data, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, chooser);
}

static void
copy_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  StudioCaptionPanel *self = STUDIO_CAPTION_PANEL (widget);
  g_autofree char *words = studio_caption_editor_get_words (self->editor);

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

/* --- what is told, and what is missing --- */

static void
checked_cb (StudioCaptionPanel *self)
{
  studio_caption_questions_set_answered (self->questions, studio_caption_editor_get_answered (self->editor));
}

static void
prompt_cb (StudioCaptionPanel *self,
           int question)
{
  StudioChecker *checker = self->live_check != NULL ? studio_live_check_get_checker (self->live_check) : NULL;
  const char *type, *prompt;

  if (self->document == NULL || checker == NULL)
    return;
  type = studio_template_get_content_type (studio_post_get_template (post_of (self)));
  prompt = studio_prompts_get (checker->prompts, (StudioQuestion) question, type);
  if (prompt != NULL)
    studio_caption_editor_insert_prompt (self->editor, prompt);
}

/* --- what checks share --- */

static void
live_changed_cb (StudioCaptionPanel *self)
{
  studio_caption_editor_set_checker (self->editor, studio_live_check_get_checker (self->live_check), studio_live_check_get_profile (self->live_check));
}

static void
set_live_check (StudioCaptionPanel *self,
                StudioLiveCheck *live_check)
{
  if (self->live_check != NULL)
    g_signal_handlers_disconnect_by_data (self->live_check, self);
  if (!g_set_object (&self->live_check, live_check) || live_check == NULL)
    return;
  g_signal_connect_swapped (live_check, "changed", G_CALLBACK (live_changed_cb), self);
  live_changed_cb (self);
}

static void
studio_caption_panel_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  g_assert (id == 1);

  set_live_check (STUDIO_CAPTION_PANEL (object), g_value_get_object (value));
}

/* --- */

static void
studio_caption_panel_map (GtkWidget *widget)
{
  StudioCaptionPanel *self = STUDIO_CAPTION_PANEL (widget);

  /* the first check reads the lists of words, which the editor waits for */
  if (self->live_check != NULL && studio_live_check_get_checker (self->live_check) == NULL)
    studio_live_check_hurry (self->live_check);
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
  studio_caption_editor_set_document (self->editor, document);
  g_signal_group_set_target (self->post_signals, document != NULL ? studio_document_get_post (document) : NULL);
  studio_caption_parts_forget (self->parts);
  g_clear_pointer (&self->brand, g_free);
  g_clear_pointer (&self->menus, g_free);
  if (document != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

gboolean
studio_caption_panel_find_selection (StudioCaptionPanel *self,
                                     const char **platform,
                                     int *from,
                                     int *to)
{
  g_return_val_if_fail (STUDIO_IS_CAPTION_PANEL (self) && platform != NULL && from != NULL && to != NULL, FALSE);

  *platform = platform_id (self);
  return studio_caption_editor_find_selection (self->editor, from, to);
}

void
studio_caption_panel_show_words (StudioCaptionPanel *self,
                                 const char *platform,
                                 int start,
                                 int end)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioCaption) caption = NULL;
  const char *written;

  g_return_if_fail (STUDIO_IS_CAPTION_PANEL (self));

  if (self->document == NULL || !studio_caption_tabs_show (self->tabs, platform) || start < 0) {
    studio_caption_editor_focus (self->editor);
    return;
  }
  snapshot = studio_post_snapshot (post_of (self));
  written = studio_caption_get (studio_snapshot_get_json (snapshot), platform_id (self), NULL);
  caption = studio_caption_expand (written, snapshot);
  studio_caption_editor_select (self->editor, studio_caption_to_read (caption, written, start), studio_caption_to_read (caption, written, end));
}

void
studio_caption_panel_show_description (StudioCaptionPanel *self,
                                       const char *page,
                                       int start,
                                       int end)
{
  g_return_if_fail (STUDIO_IS_CAPTION_PANEL (self) && page != NULL);

  if (!studio_caption_parts_go_to (self->parts, page, start, end))
    studio_caption_editor_focus (self->editor);
}

void
studio_caption_panel_focus (StudioCaptionPanel *self)
{
  g_return_if_fail (STUDIO_IS_CAPTION_PANEL (self));

  studio_caption_editor_focus (self->editor);
}

const StudioPlatform *
studio_caption_panel_get_platform (StudioCaptionPanel *self)
{
  g_return_val_if_fail (STUDIO_IS_CAPTION_PANEL (self), NULL);

  return shown_platform (self);
}

static void
studio_caption_panel_dispose (GObject *object)
{
  StudioCaptionPanel *self = STUDIO_CAPTION_PANEL (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  set_live_check (self, NULL);
  g_clear_object (&self->post_signals);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_CAPTION_PANEL);

  G_OBJECT_CLASS (studio_caption_panel_parent_class)->dispose (object);
}

static void
studio_caption_panel_finalize (GObject *object)
{
  StudioCaptionPanel *self = STUDIO_CAPTION_PANEL (object);

  g_clear_pointer (&self->platforms, studio_platforms_unref);
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
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, editor);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, questions);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, emoji_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, fields_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, hashtags_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, visible_key);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, visible_label);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, counter);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, missing);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, parts);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionPanel, footer);
  gtk_widget_class_bind_template_callback (widget_class, checked_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, prompt_cb);
}

static void
studio_caption_panel_class_init (StudioCaptionPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_caption_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_caption_panel_finalize;
  G_OBJECT_CLASS (klass)->set_property = studio_caption_panel_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), 1, g_param_spec_object ("live-check", NULL, NULL, STUDIO_TYPE_LIVE_CHECK, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  widget_class->map = studio_caption_panel_map;

  platform_changed_signal = g_signal_new ("platform-changed", STUDIO_TYPE_CAPTION_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STUDIO_TYPE_CAPTION_FOOTER);
  g_type_ensure (STUDIO_TYPE_CAPTION_EDITOR);
  g_type_ensure (STUDIO_TYPE_CAPTION_PARTS);
  g_type_ensure (STUDIO_TYPE_CAPTION_QUESTIONS);
  g_type_ensure (STUDIO_TYPE_CAPTION_TABS);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "caption.insert", "s", insert_action);
  gtk_widget_class_install_action (widget_class, "caption.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "caption.follow", NULL, follow_action);
  gtk_widget_class_install_action (widget_class, "caption.step", "i", step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "win.insert-name", NULL);
}

static void
studio_caption_panel_init (StudioCaptionPanel *self)
{
  self->platforms = studio_platforms_load ();
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->emoji_button, make_emoji, self, NULL);
}
