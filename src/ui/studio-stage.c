#include "config.h"

#include "studio-stage-private.h"

#include "studio-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What the strip, the status bar and some air take of the canvas; the tools bar, or the switch beside captions, too */
static const StudioInsets margins = { 22, 22, 59, 112 };
static const StudioInsets bar_margins = { 64, 22, 59, 112 };

/* At which pixels are told apart */
#define PIXEL_ZOOM 4

G_DEFINE_FINAL_TYPE (StudioStage, studio_stage, GTK_TYPE_WIDGET)

enum {
  SIGNAL_FIELD_ACTIVATED,
  SIGNAL_FINDING_ACTIVATED,
  SIGNAL_SCENE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- words --- */

/* Returns: (transfer full): what is most worth saying about the picture now */
static char *
make_sentence (StudioStage *self)
{
  GPtrArray *issues = studio_stage_get_issues (self);
  StudioTemplate *template = studio_post_get_template (studio_document_get_post (self->document));
  g_auto (GStrv) parts = self->field != NULL ? g_strsplit (self->field, "/", 2) : NULL;
  const StudioField *field = parts != NULL ? studio_template_find_field (template, parts[0]) : NULL;

  if (self->sent_words != NULL)
    return g_strdup (self->sent_words);
  for (guint i = 0; issues != NULL && i < issues->len; i++) {
    const StudioIssue *issue = g_ptr_array_index (issues, i);

    if (issue->kind == STUDIO_ISSUE_TEXT_OVERFLOW)
      return g_strdup (issue->message);
  }
  if (self->designing && self->composer != NULL) {
    char *words = _studio_stage_describe_selection (self);

    if (words != NULL)
      return words;
  }
  if (field == NULL)
    return g_strdup (_ ("Click something in the picture to change it"));
  /* TRANSLATORS: the name of a field, "Title" */
  return g_strdup_printf (_ ("%s: shown in all sizes"), field->label);
}

static void
describe_canvas (StudioStage *self)
{
  g_autofree char *title = studio_post_get_title (studio_document_get_post (self->document));
  g_autofree char *words = NULL;

  /* TRANSLATORS: what a screen reader says of the picture: title, size, width, height, page, number of pages, zoom */
  words = g_strdup_printf (_ ("%s, %s, %.0f × %.0f pixels, page %u of %u, shown at %.0f percent"), title, _ (self->format->name),
                           self->format->size.w, self->format->size.h, self->page + 1,
                           studio_post_get_n_pages (studio_document_get_post (self->document)),
                           studio_canvas_get_zoom (self->canvas) * 100);
  studio_canvas_set_description (self->canvas, words);
}

static void
update_pages (StudioStage *self)
{
  guint n_pages = studio_post_get_n_pages (studio_document_get_post (self->document));
  g_autofree char *words = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n_pages);

  gtk_label_set_label (self->page_label, words);
  gtk_widget_set_visible (self->page_box, n_pages > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "stage.previous-page", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "stage.next-page", self->page + 1 < n_pages);
}

void
_studio_stage_update_words (StudioStage *self)
{
  /* TRANSLATORS: zoom */
  g_autofree char *zoom = g_strdup_printf (_ ("%.0f %%"), studio_canvas_get_zoom (self->canvas) * 100);
  g_autofree char *sentence = NULL;

  if (self->document == NULL || self->format == NULL)
    return;
  sentence = make_sentence (self);
  gtk_label_set_label (self->zoom_label, zoom);
  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sentence), sentence);
  update_pages (self);
  describe_canvas (self);
}

/* --- what the parts tell --- */

static void
view_changed_now (gpointer user_data)
{
  g_autoptr (StudioStage) self = user_data;

  /* without a document there may be no canvas any more; panning, nothing is to be said */
  if (self->document == NULL || fabs (studio_canvas_get_zoom (self->canvas) - self->told_zoom) < 1e-9)
    return;
  self->told_zoom = studio_canvas_get_zoom (self->canvas);
  _studio_stage_update_words (self);
}

/* The canvas may be in the middle of an allocation, when labels must not change. */
static void
view_changed_cb (StudioCanvas *canvas,
                 StudioStage *self)
{
  g_idle_add_once (view_changed_now, g_object_ref (self));
}

static void
canvas_field_cb (StudioCanvas *canvas,
                 const char *field,
                 StudioStage *self)
{
  g_signal_emit (self, signals[SIGNAL_FIELD_ACTIVATED], 0, field);
}

static void
mark_activated_cb (StudioFindingPins *marks,
                   const char *key,
                   StudioStage *self)
{
  g_signal_emit (self, signals[SIGNAL_FINDING_ACTIVATED], 0, key);
}

static void
file_dropped_cb (StudioCanvas *canvas,
                 GFile *file,
                 const char *field,
                 StudioStage *self)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL && g_str_has_suffix (path, ".pemda"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", path);
  else
    _studio_stage_set_photo (self, file, field);
}

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioStage *self)
{
  guint n_pages = studio_post_get_n_pages (post);

  if (self->page >= n_pages)
    _studio_stage_show_page (self, n_pages - 1);
  _studio_stage_paint (self);
}

static void
format_selected_cb (StudioSizesStrip *strip,
                    const StudioFormat *format,
                    StudioStage *self)
{
  if (self->format == format)
    return;
  if (self->format != NULL)
    _studio_stage_look_at_size (self, format);
  /* what was cropped is of the size that was shown */
  studio_crop_tool_end (self->crop_tool, TRUE);
  self->format = format;
  studio_canvas_set_format (self->canvas, format);
  if (self->composer != NULL)
    studio_composer_set_view (self->composer, format, self->page);
  /* the small picture, enlarged, until the large one is painted */
  studio_canvas_set_preview (self->canvas, studio_sizes_strip_get_preview (strip));
  _studio_stage_stop_painting (self);
  _studio_stage_paint (self);
  _studio_stage_update_words (self);
}

/* --- actions --- */

static void
zoom_in (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  studio_canvas_step_zoom (STUDIO_STAGE (widget)->canvas, 1);
}

static void
zoom_out (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  studio_canvas_step_zoom (STUDIO_STAGE (widget)->canvas, -1);
}

static void
zoom_full (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  studio_canvas_set_zoom (STUDIO_STAGE (widget)->canvas, 1);
}

static void
pixel_preview (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioCanvas *canvas = STUDIO_STAGE (widget)->canvas;
  gboolean pixels = !studio_canvas_get_pixel_preview (canvas);

  studio_canvas_set_pixel_preview (canvas, pixels);
  /* at 100 % and below nobody would see that something has changed */
  if (pixels && studio_canvas_get_zoom (canvas) <= 1)
    studio_canvas_set_zoom (canvas, PIXEL_ZOOM);
}

static void
zoom_fit (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  studio_canvas_fit (STUDIO_STAGE (widget)->canvas);
}

static void
turn_page (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  StudioStage *self = STUDIO_STAGE (widget);

  _studio_stage_show_page (self, self->page + (g_str_equal (name, "stage.next-page") ? 1 : -1));
}

static void
show_page (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  _studio_stage_show_page (STUDIO_STAGE (widget), g_variant_get_uint32 (parameter));
}

static void
show_size (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  studio_sizes_strip_select (STUDIO_STAGE (widget)->strip, g_variant_get_string (parameter, NULL));
}

static void
step_size (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  studio_sizes_strip_step (STUDIO_STAGE (widget)->strip, g_str_equal (name, "stage.next-size") ? 1 : -1);
}

/* --- */

static void
studio_stage_dispose (GObject *object)
{
  StudioStage *self = STUDIO_STAGE (object);

  _studio_stage_stop_painting (self);
  g_cancellable_cancel (self->photo_cancellable);
  _studio_stage_drop_sent (self);
  studio_stage_set_composer (self, NULL);
  _studio_stage_drop_float (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_STAGE);
  g_clear_object (&self->photo_cancellable);
  g_clear_object (&self->post_signals);
  g_clear_object (&self->document);
  g_clear_object (&self->previewer);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->field, g_free);

  G_OBJECT_CLASS (studio_stage_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "stage.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "stage.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "stage.zoom-full", NULL, zoom_full);
  gtk_widget_class_install_action (widget_class, "stage.zoom-fit", NULL, zoom_fit);
  gtk_widget_class_install_action (widget_class, "stage.pixel-preview", NULL, pixel_preview);
  gtk_widget_class_install_action (widget_class, "stage.previous-page", NULL, turn_page);
  gtk_widget_class_install_action (widget_class, "stage.next-page", NULL, turn_page);
  gtk_widget_class_install_action (widget_class, "stage.show-page", "u", show_page);
  gtk_widget_class_install_action (widget_class, "stage.show-size", "s", show_size);
  gtk_widget_class_install_action (widget_class, "stage.previous-size", NULL, step_size);
  gtk_widget_class_install_action (widget_class, "stage.next-size", NULL, step_size);
}

static void
studio_stage_class_init (StudioStageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_stage_dispose;

  signals[SIGNAL_FIELD_ACTIVATED] =
      g_signal_new ("field-activated", STUDIO_TYPE_STAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_FINDING_ACTIVATED] =
      g_signal_new ("finding-activated", STUDIO_TYPE_STAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_SCENE_CHANGED] = g_signal_new ("scene-changed", STUDIO_TYPE_STAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STUDIO_TYPE_CANVAS);
  g_type_ensure (STUDIO_TYPE_SIZES_STRIP);
  g_type_ensure (STUDIO_TYPE_GUIDES);
  g_type_ensure (STUDIO_TYPE_FINDING_PINS);
  g_type_ensure (STUDIO_TYPE_ALL_SIZES);
  g_type_ensure (STUDIO_TYPE_FEED_VIEW);
  g_type_ensure (STUDIO_TYPE_PROFILE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-stage.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, overlay);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, canvas);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, placer);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, guides);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, marks);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, tools);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, all_sizes);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, safe_button);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, feed_view);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, profile_grid);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, look_switch);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, preview_button);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, strip);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, status_bar);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, page_box);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, page_label);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, view_box);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, sent_view);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, sent_picture);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, _studio_stage_scene_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, _studio_stage_paint_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, canvas_field_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, _studio_stage_size_chosen_cb);
  install_actions (widget_class);
  _studio_stage_install_design (widget_class);
  _studio_stage_install_view (widget_class);
}

static void
studio_stage_init (StudioStage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->photo_cancellable = g_cancellable_new ();
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
  studio_canvas_set_margins (self->canvas, &margins);
  studio_finding_pins_set_canvas (self->marks, self->canvas);
  _studio_stage_init_design (self);
  _studio_stage_init_view (self);
  _studio_stage_init_look (self);
}

void
_studio_stage_update_margins (StudioStage *self)
{
  studio_canvas_set_margins (self->canvas, self->designing || self->captioning ? &bar_margins : &margins);
}

void
_studio_stage_show_page (StudioStage *self,
                         guint page)
{
  guint n_pages = self->document != NULL ? studio_post_get_n_pages (studio_document_get_post (self->document)) : 0;

  page = MIN (page, MAX (n_pages, 1) - 1);
  if (n_pages == 0 || page == self->page)
    return;
  studio_crop_tool_end (self->crop_tool, TRUE);
  self->page = page;
  if (self->composer != NULL && self->format != NULL)
    studio_composer_set_view (self->composer, self->format, page);
  studio_sizes_strip_set_page (self->strip, page);
  _studio_stage_show_sent (self);
  _studio_stage_stop_painting (self);
  _studio_stage_paint (self);
  _studio_stage_update_words (self);
}

void
studio_stage_set_source (StudioStage *self,
                         StudioDocument *document,
                         StudioPreviewer *previewer)
{
  g_return_if_fail (STUDIO_IS_STAGE (self));

  _studio_stage_stop_painting (self);
  g_set_object (&self->previewer, previewer);
  studio_crop_tool_set_photos (self->crop_tool, previewer != NULL ? studio_previewer_get_photos (previewer) : NULL);
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->post_signals, document != NULL ? studio_document_get_post (document) : NULL);
  self->page = 0;
  self->format = NULL;
  studio_stage_set_field (self, NULL);
  studio_canvas_set_format (self->canvas, NULL);
  /* chooses a format, which starts the painting */
  studio_sizes_strip_set_source (self->strip, document, previewer);
  _studio_stage_set_view_source (self);
  _studio_stage_set_look_source (self);
}

void
studio_stage_set_field (StudioStage *self,
                        const char *field)
{
  g_return_if_fail (STUDIO_IS_STAGE (self));

  g_free (self->field);
  self->field = g_strdup (field);
  studio_canvas_set_field (self->canvas, field);
  _studio_stage_update_words (self);
}

void
studio_stage_set_findings (StudioStage *self,
                           GPtrArray *findings,
                           const char *current)
{
  g_return_if_fail (STUDIO_IS_STAGE (self));

  studio_finding_pins_set (self->marks, findings, current);
}

void
studio_stage_set_pins (StudioStage *self,
                       const StudioPin *pins,
                       guint n_pins,
                       const char *current)
{
  g_return_if_fail (STUDIO_IS_STAGE (self));

  studio_finding_pins_set_pins (self->marks, pins, n_pins, current);
}

const StudioFormat *
studio_stage_get_format (StudioStage *self)
{
  g_return_val_if_fail (STUDIO_IS_STAGE (self), NULL);

  return self->format;
}

GPtrArray *
studio_stage_get_issues (StudioStage *self)
{
  StudioScene *scene;

  g_return_val_if_fail (STUDIO_IS_STAGE (self), NULL);

  scene = studio_canvas_get_scene (self->canvas);
  return scene != NULL ? scene->issues : NULL;
}

void
studio_stage_set_designing (StudioStage *self,
                            gboolean designing)
{
  g_return_if_fail (STUDIO_IS_STAGE (self));

  self->designing = designing;
  studio_canvas_set_editing (self->canvas, designing);
  _studio_stage_update_margins (self);
  gtk_widget_set_visible (GTK_WIDGET (self->guides), designing);
  gtk_widget_set_visible (self->safe_button, designing);
  studio_text_tool_end (self->text_tool);
  studio_crop_tool_end (self->crop_tool, TRUE);
  gtk_widget_set_visible (self->tools, designing);
  _studio_stage_set_tool (self, "select");
  _studio_stage_update_words (self);
}

GtkWidget *
studio_stage_get_canvas (StudioStage *self)
{
  g_return_val_if_fail (STUDIO_IS_STAGE (self), NULL);

  return GTK_WIDGET (self->canvas);
}

gboolean
studio_stage_focus_canvas (StudioStage *self)
{
  g_return_val_if_fail (STUDIO_IS_STAGE (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

guint
studio_stage_list_regions (StudioStage *self,
                           GtkWidget **regions)
{
  g_return_val_if_fail (STUDIO_IS_STAGE (self), 0);

  regions[0] = GTK_WIDGET (self->strip);
  regions[1] = self->tools;
  regions[2] = self->look_switch;
  regions[3] = GTK_WIDGET (self->feed_view);
  regions[4] = GTK_WIDGET (self->profile_grid);
  regions[5] = self->status_bar;
  regions[6] = GTK_WIDGET (self->canvas);
  return STUDIO_STAGE_MAX_REGIONS;
}
