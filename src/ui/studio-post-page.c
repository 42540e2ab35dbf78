#include "config.h"

#include "studio-post-page-private.h"

#include <glib/gi18n-lib.h>

#include "studio-approval.h"
#include "studio-data-cell.h"
#include "studio-date.h"
#include "studio-design-actions.h"
#include "studio-design-keys.h"
#include "studio-elements-panel.h"
#include "studio-inspector.h"
#include "studio-panel.h"
#include "studio-photos-panel.h"

/* From the last write to the word that all is saved */
#define CALM_MS 400

G_DEFINE_FINAL_TYPE (StudioPostPage, studio_post_page, GTK_TYPE_WIDGET)

/* --- words --- */

/* Returns: (transfer full): where what was done is */
static char *
describe_keeping (StudioPostPage *self)
{
  gint64 at = studio_autosave_get_saved_at (self->autosave);
  g_autoptr (GDateTime) then = at > 0 ? g_date_time_new_from_unix_local (at) : NULL;
  g_autofree char *time = then != NULL ? studio_time_format (g_date_time_get_hour (then) * 60 + g_date_time_get_minute (then)) : NULL;

  switch (self->calm_id != 0 ? STUDIO_AUTOSAVE_SAVING : studio_autosave_get_state (self->autosave)) {
  case STUDIO_AUTOSAVE_UNTOUCHED:
    return g_strdup (_ ("new post"));
  case STUDIO_AUTOSAVE_SAVING:
    return g_strdup (_ ("saving…"));
  case STUDIO_AUTOSAVE_COPIED:
    return g_strdup (_ ("in a rescue copy"));
  case STUDIO_AUTOSAVE_FAILED:
    return g_strdup (_ ("not saved"));
  case STUDIO_AUTOSAVE_SAVED:
  default:
    /* TRANSLATORS: a time of day, "saved 14.32" */
    return time != NULL ? g_strdup_printf (_ ("saved %s"), time) : g_strdup (_ ("saved"));
  }
}

static void
update_title (StudioPostPage *self)
{
  StudioPost *post = studio_document_get_post (self->document);
  const StudioEdition *edition = studio_post_get_edition (post);
  g_autofree char *kept = describe_keeping (self);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", edition != NULL ? edition->name : studio_brand_get_name (studio_post_get_brand (post)), kept);

  gtk_label_set_label (self->title, studio_document_get_title (self->document));
  gtk_label_set_label (self->subtitle, subtitle);
}

static void
label_button (GtkWidget *button,
              const char *words,
              const char *keys)
{
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", words, keys);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
update_undo (StudioPostPage *self)
{
  StudioHistory *history = studio_document_get_history (self->document);
  const char *undo = studio_history_get_undo_label (history), *redo = studio_history_get_redo_label (history);
  /* TRANSLATORS: what would be undone, "Undo: Type in Title" */
  g_autofree char *undo_words = undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo) : g_strdup (_ ("Undo"));
  g_autofree char *redo_words = redo != NULL ? g_strdup_printf (_ ("Redo: %s"), redo) : g_strdup (_ ("Redo"));

  label_button (self->undo_button, undo_words, "Ctrl+Z");
  label_button (self->redo_button, redo_words, "Ctrl+Shift+Z");
}

static void
update_all (StudioPostPage *self)
{
  if (self->document == NULL)
    return;
  update_title (self);
  update_undo (self);
}

/* --- what keeps it --- */

static void
update_trouble (StudioPostPage *self)
{
  StudioAutosaveState state = studio_autosave_get_state (self->autosave);
  const char *problem = studio_autosave_get_problem (self->autosave);
  g_autofree char *sentence = NULL;

  if (state == STUDIO_AUTOSAVE_COPIED)
    /* TRANSLATORS: %s: a whole sentence that says what is wrong */
    sentence = g_strdup_printf (_ ("%s Your work is kept in a rescue copy and comes into the library as soon as that works again."), problem);
  else if (state == STUDIO_AUTOSAVE_FAILED)
    /* TRANSLATORS: %s: a whole sentence that says what is wrong */
    sentence = g_strdup_printf (_ ("The last changes are not saved yet. %s Save a copy elsewhere, on a flash disk for example."), problem);
  studio_trouble_bar_show (self->trouble, sentence);
}

static gboolean
calm_cb (gpointer data)
{
  StudioPostPage *self = data;

  self->calm_id = 0;
  update_title (self);
  return G_SOURCE_REMOVE;
}

/* While somebody types, there is a write each moment: the header goes on saying that it is being saved until there is a rest. */
static void
keeping_cb (StudioAutosave *autosave,
            GParamSpec *pspec,
            StudioPostPage *self)
{
  g_clear_handle_id (&self->calm_id, g_source_remove);
  if (studio_autosave_get_state (autosave) == STUDIO_AUTOSAVE_SAVED)
    self->calm_id = g_timeout_add (CALM_MS, calm_cb, self);
  update_title (self);
  update_trouble (self);
}

static void
set_autosave (StudioPostPage *self,
              StudioAutosave *autosave)
{
  g_clear_handle_id (&self->calm_id, g_source_remove);
  if (self->autosave != NULL)
    g_signal_handlers_disconnect_by_data (self->autosave, self);
  g_set_object (&self->autosave, autosave);
  if (autosave == NULL)
    return;
  g_signal_connect (autosave, "notify::state", G_CALLBACK (keeping_cb), self);
  update_trouble (self);
}

/* --- what document, form and stage tell --- */

static void
document_notify_cb (StudioDocument *document,
                    GParamSpec *pspec,
                    StudioPostPage *self)
{
  update_title (self);
}

static void
history_notify_cb (StudioHistory *history,
                   GParamSpec *pspec,
                   StudioPostPage *self)
{
  update_undo (self);
}

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioPostPage *self)
{
  update_title (self);
}

static void
scene_changed_cb (StudioStage *stage,
                  StudioPostPage *self)
{
  GPtrArray *issues = studio_stage_get_issues (stage);

  if (issues != NULL)
    studio_content_form_set_issues (self->form, issues, studio_stage_get_format (stage));
}

static void
field_activated_cb (StudioStage *stage,
                    const char *field,
                    StudioPostPage *self)
{
  studio_content_form_focus_field (self->form, field);
}

static void
focused_field_cb (StudioContentForm *form,
                  const char *field,
                  StudioPostPage *self)
{
  studio_stage_set_field (self->stage, field);
  g_free (self->field);
  self->field = g_strdup (field);
}

static void
notify_user_cb (StudioContentForm *form,
                const char *sentence,
                StudioPostPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

static void
change_brand (StudioPostPage *self,
              const char *brand_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrand) brand = studio_catalog_load_brand (self->catalog, brand_id, &error);
  g_autofree char *step = NULL, *sentence = NULL;

  if (brand == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
    return;
  }
  step = g_strdup_printf (_ ("Change Brand to %s"), studio_brand_get_name (brand));
  studio_history_set_brand (studio_document_get_history (self->document), brand, step);
  /* TRANSLATORS: the brand's name */
  sentence = g_strdup_printf (_ ("All sizes now wear %s"), studio_brand_get_name (brand));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", sentence);
}

static void
change_brand_cb (StudioContentForm *form,
                 const char *brand_id,
                 StudioPostPage *self)
{
  change_brand (self, brand_id);
}

static void
change_brand_action (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  if (STUDIO_POST_PAGE (widget)->document != NULL)
    change_brand (STUDIO_POST_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* --- keys --- */

/* Text on the clipboard goes into the text field with the caret; a picture goes into the post from anywhere. */
static gboolean
paste_cb (GtkWidget *widget,
          GVariant *args,
          gpointer user_data)
{
  StudioPostPage *self = STUDIO_POST_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GdkContentFormats *formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (widget));

  if ((GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)) && gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    return FALSE;
  /* spreadsheets bring a picture of the cells along */
  if (STUDIO_IS_DATA_CELL (focus) || !studio_stage_can_paste (self->stage))
    return FALSE;
  studio_stage_paste (self->stage);
  return TRUE;
}

/* --- what changes with the document --- */

static void
refused_cb (StudioComposer *composer,
            const char *sentence,
            StudioPostPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

static void
selection_changed_cb (StudioComposer *composer,
                      StudioPostPage *self)
{
  _studio_post_page_update_actions (self);
}

/* Gives a panel the composer, if it wants one: each is made by its own file and plugged in by the template. */
static void
give_composer (GtkWidget *panel,
               StudioComposer *composer)
{
  GParamSpec *wish = g_object_class_find_property (G_OBJECT_GET_CLASS (panel), "composer");

  if (wish != NULL)
    g_object_set (panel, "composer", composer, NULL);
  for (GtkWidget *child = wish == NULL ? gtk_widget_get_first_child (panel) : NULL; child != NULL; child = gtk_widget_get_next_sibling (child))
    give_composer (child, composer);
}

static void
set_composer (StudioPostPage *self)
{
  if (self->composer != NULL)
    g_signal_handlers_disconnect_by_data (self->composer, self);
  g_clear_object (&self->composer);
  if (self->document != NULL) {
    self->composer = studio_composer_new (self->document);
    g_signal_connect (self->composer, "refused", G_CALLBACK (refused_cb), self);
    g_signal_connect (self->composer, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  }
  studio_stage_set_composer (self->stage, self->composer);
  give_composer (GTK_WIDGET (self->side_stack), self->composer);
  give_composer (GTK_WIDGET (self->panels), self->composer);
}

static void
n_missing_cb (StudioContentForm *form,
              GParamSpec *pspec,
              StudioPostPage *self)
{
  studio_steps_set_left (self->steps, "content", studio_content_form_get_n_missing (form));
}

static void
platform_changed_cb (StudioCaptionPanel *panel,
                     StudioPostPage *self)
{
  studio_stage_set_platform (self->stage, studio_caption_panel_get_platform (panel));
}

static void
wide_cb (StudioInspector *inspector,
         GParamSpec *pspec,
         StudioPostPage *self)
{
  gboolean wide = FALSE;

  g_object_get (inspector, "wide", &wide, NULL);
  _studio_post_page_set_wide (self, wide);
}

/* There is no room for both beside the picture: whoever opens the left panel is done with the table. */
static void
rail_open_cb (StudioPostPage *self)
{
  if (self->wide && studio_rail_get_open (self->rail))
    studio_inspector_leave_data (self->inspector);
}

/* A draft has no mark: there are so many. */
static void
stage_id_cb (StudioReviewBand *band,
             GParamSpec *pspec,
             StudioPostPage *self)
{
  static const struct
  {
    StudioPostStage stage;
    const char *icon, *class;
  } looks[] = {
    { STUDIO_POST_STAGE_REVIEW, "document-open-recent-symbolic", "accent" },
    { STUDIO_POST_STAGE_APPROVED, "object-select-symbolic", "success" },
    { STUDIO_POST_STAGE_RETURNED, "mail-reply-sender-symbolic", "warning" },
    { STUDIO_POST_STAGE_PUBLISHED, "emblem-shared-symbolic", "success" },
  };
  g_autofree char *id = NULL, *words = NULL;
  const char *name = studio_post_stage_get_name (STUDIO_POST_STAGE_DRAFT);

  g_object_get (band, "stage-id", &id, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->stage_icon), FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++) {
    gtk_widget_remove_css_class (GTK_WIDGET (self->stage_icon), looks[i].class);
    if (!g_str_equal (studio_post_stage_get_id (looks[i].stage), id))
      continue;
    name = studio_post_stage_get_name (looks[i].stage);
    gtk_image_set_from_icon_name (self->stage_icon, looks[i].icon);
    gtk_widget_set_visible (GTK_WIDGET (self->stage_icon), TRUE);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++) {
    if (g_str_equal (studio_post_stage_get_id (looks[i].stage), id))
      gtk_widget_add_css_class (GTK_WIDGET (self->stage_icon), looks[i].class);
  }
  /* TRANSLATORS: how far the post has come: "Status: Approved" */
  words = g_strdup_printf (_ ("Status: %s"), name);
  gtk_widget_set_tooltip_text (self->title_button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
side_page_cb (GtkStack *stack,
              GParamSpec *pspec,
              StudioPostPage *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (stack);

  gtk_label_set_label (self->side_title, child != NULL ? gtk_stack_page_get_title (gtk_stack_get_page (stack, child)) : NULL);
}

/* --- */

static void
studio_post_page_dispose (GObject *object)
{
  StudioPostPage *self = STUDIO_POST_PAGE (object);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->history_signals);
  g_clear_object (&self->post_signals);
  if (self->composer != NULL)
    g_signal_handlers_disconnect_by_data (self->composer, self);
  set_autosave (self, NULL);
  _studio_post_page_drop_comments (self);
  _studio_post_page_drop_publish (self);
  _studio_post_page_drop_check (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_POST_PAGE);
  g_clear_object (&self->composer);
  g_clear_object (&self->document);
  g_clear_object (&self->catalog);
  g_clear_object (&self->previewer);
  g_clear_pointer (&self->last_step, g_free);
  g_clear_pointer (&self->field, g_free);

  G_OBJECT_CLASS (studio_post_page_parent_class)->dispose (object);
}

static StudioComposer *
find_composer (GtkWidget *widget)
{
  return STUDIO_POST_PAGE (widget)->composer;
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-post-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, box);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, header);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, title_button);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, stage_icon);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, door);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, review_band);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, title);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, steps);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, desk);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, redo_button);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, rail_box);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, rail);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, side);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, side_title);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, side_stack);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, stage);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, form);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, panels);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, design_panel);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, inspector);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, caption_panel);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, check_stack);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, check_panel);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, comments_panel);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, publish_panel);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, layers_panel);
  gtk_widget_class_bind_template_child (widget_class, StudioPostPage, pages_panel);
  gtk_widget_class_bind_template_callback (widget_class, scene_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, focused_field_cb);
  gtk_widget_class_bind_template_callback (widget_class, notify_user_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_brand_cb);
  gtk_widget_class_bind_template_callback (widget_class, n_missing_cb);
  gtk_widget_class_bind_template_callback (widget_class, side_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_bind_template_callback (widget_class, platform_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_id_cb);
}

static void
studio_post_page_class_init (StudioPostPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_post_page_dispose;

  g_type_ensure (STUDIO_TYPE_CAPTION_PANEL);
  g_type_ensure (STUDIO_TYPE_CHECK_PANEL);
  g_type_ensure (STUDIO_TYPE_COMMENTS_PANEL);
  g_type_ensure (STUDIO_TYPE_CONTENT_FORM);
  g_type_ensure (STUDIO_TYPE_DESK);
  g_type_ensure (STUDIO_TYPE_DOOR_POPOVER);
  g_type_ensure (STUDIO_TYPE_ELEMENTS_PANEL);
  g_type_ensure (STUDIO_TYPE_LAYERS_PANEL);
  g_type_ensure (STUDIO_TYPE_INSPECTOR);
  g_type_ensure (STUDIO_TYPE_PAGES_PANEL);
  g_type_ensure (STUDIO_TYPE_PANEL);
  g_type_ensure (STUDIO_TYPE_PHOTOS_PANEL);
  g_type_ensure (STUDIO_TYPE_PUBLISH_PANEL);
  g_type_ensure (STUDIO_TYPE_RAIL);
  g_type_ensure (STUDIO_TYPE_REVIEW_BAND);
  g_type_ensure (STUDIO_TYPE_STAGE);
  g_type_ensure (STUDIO_TYPE_STEPS);
  g_type_ensure (STUDIO_TYPE_TROUBLE_BAR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  _studio_post_page_install_steps (widget_class);
  _studio_post_page_install_view (widget_class);
  _studio_post_page_install_check (widget_class);
  _studio_post_page_install_comments (widget_class);
  studio_design_actions_install (widget_class, find_composer);
  gtk_widget_class_install_action (widget_class, "post.change-brand", "s", change_brand_action);
}

static void
add_paste (StudioPostPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (paste_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
studio_post_page_init (StudioPostPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  _studio_post_page_init_view (self);
  self->document_signals = g_signal_group_new (STUDIO_TYPE_DOCUMENT);
  g_signal_group_connect (self->document_signals, "notify", G_CALLBACK (document_notify_cb), self);
  self->history_signals = g_signal_group_new (STUDIO_TYPE_HISTORY);
  g_signal_group_connect (self->history_signals, "notify", G_CALLBACK (history_notify_cb), self);
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
  add_paste (self);
  _studio_post_page_add_steps (self);
  _studio_post_page_init_check (self);
  _studio_post_page_init_publish (self);
  _studio_post_page_init_comments (self);
  studio_design_keys_add (GTK_WIDGET (self), studio_stage_get_canvas (self->stage));
  g_object_set (self->rail, "stack", self->side_stack, NULL);
  g_signal_connect_swapped (self->rail, "notify::open", G_CALLBACK (rail_open_cb), self);
  g_object_bind_property (self->rail, "open", self->side, "visible", G_BINDING_SYNC_CREATE);
  gtk_stack_set_visible_child_name (self->side_stack, "layers");
  side_page_cb (self->side_stack, NULL, self);
  self->side_was_open = TRUE;
  _studio_post_page_go_to_step (self, "content", FALSE);
}

void
studio_post_page_set_services (StudioPostPage *self,
                               StudioCatalog *catalog,
                               StudioPreviewer *previewer)
{
  g_return_if_fail (STUDIO_IS_POST_PAGE (self));

  g_set_object (&self->catalog, catalog);
  g_set_object (&self->previewer, previewer);
  studio_content_form_set_catalog (self->form, catalog);
  studio_layers_panel_set_previewer (self->layers_panel, previewer);
  studio_pages_panel_set_previewer (self->pages_panel, previewer);
}

void
studio_post_page_set_recent (StudioPostPage *self,
                             GListModel *items)
{
  g_return_if_fail (STUDIO_IS_POST_PAGE (self));

  studio_stage_set_recent (self->stage, items);
}

void
studio_post_page_set_document (StudioPostPage *self,
                               StudioDocument *document,
                               StudioAutosave *autosave,
                               const char *step)
{
  g_return_if_fail (STUDIO_IS_POST_PAGE (self));
  g_return_if_fail ((document == NULL) == (autosave == NULL));

  g_set_object (&self->document, document);
  set_autosave (self, autosave);
  g_signal_group_set_target (self->document_signals, document);
  g_signal_group_set_target (self->history_signals, document != NULL ? studio_document_get_history (document) : NULL);
  g_signal_group_set_target (self->post_signals, document != NULL ? studio_document_get_post (document) : NULL);
  set_composer (self);
  studio_live_check_set_document (self->live_check, document);
  studio_door_popover_set_document (self->door, document);
  studio_review_band_set_document (self->review_band, document);
  studio_stage_set_source (self->stage, document, self->previewer);
  studio_content_form_set_document (self->form, document);
  studio_caption_panel_set_document (self->caption_panel, document);
  studio_publish_panel_set_document (self->publish_panel, document);
  update_all (self);
  if (document != NULL)
    _studio_post_page_go_to_step (self, step != NULL ? step : "content", TRUE);
}

const char *
studio_post_page_get_step (StudioPostPage *self)
{
  g_return_val_if_fail (STUDIO_IS_POST_PAGE (self), NULL);

  return self->last_step;
}

void
studio_post_page_offer_closing (StudioPostPage *self)
{
  g_return_if_fail (STUDIO_IS_POST_PAGE (self));

  studio_trouble_bar_offer_closing (self->trouble);
}
