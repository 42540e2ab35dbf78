#include "config.h"

#include "studio-brand-logo-row.h"

#include <glib/gi18n-lib.h>

#include "studio-draw-logo.h"
#include "studio-logo-import.h"
#include "studio-photo.h"
#include "studio-picture-info.h"

#define SIDE 40

struct _StudioBrandLogoRow
{
  StudioBrandRow parent_instance;
  GtkLabel *label;
  GtkLabel *state;
  GtkLabel *sentence;
  GtkDrawingArea *area;
  GtkWidget *placeholder_badge;
  GtkButton *import;
  GtkWidget *remove;
  GtkWidget *spinner;
  GtkFileChooserNative *chooser; /* (nullable) */
  GCancellable *cancellable;     /* (nullable): of an import */
  char *role;
  gboolean dark;
  cairo_surface_t *surface; /* (nullable) */
  GBytes *shown;            /* (nullable): what @surface shows */
};

G_DEFINE_FINAL_TYPE (StudioBrandLogoRow, studio_brand_logo_row, STUDIO_TYPE_BRAND_ROW)

enum {
  PROP_ROLE = 1,
  PROP_DARK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- drawing --- */

/* The first role has a placeholder while the office has brought no emblem of its own. */
static gboolean
has_placeholder (StudioBrandLogoRow *self)
{
  return g_strcmp0 (self->role, "utama") == 0;
}

static void
draw_emblem (StudioBrandLogoRow *self,
             cairo_t *cr,
             int width,
             int height)
{
  StudioBrand *brand = studio_brand_row_get_brand (STUDIO_BRAND_ROW (self));
  const StudioRect rect = { 0, 0, width, height };
  StudioColor color = { 0.5, 0.5, 0.5, 1 }, ground = { 1, 1, 1, 1 };

  if (brand == NULL)
    return;
  studio_brand_lookup_color (brand, "primary", &color);
  studio_brand_lookup_color (brand, "on-primary", &ground);
  studio_draw_emblem (cr, &rect, studio_brand_get_emblem (brand), &color, &ground);
}

/* A dashed frame: here something can be put. */
static void
draw_gap (cairo_t *cr,
          int width,
          int height)
{
  cairo_rectangle (cr, 1, 1, width - 2, height - 2);
  cairo_set_dash (cr, (const double[]){ 4, 3 }, 2, 0);
  cairo_set_line_width (cr, 1);
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.8);
  cairo_stroke (cr);
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t *cr,
         int width,
         int height,
         gpointer data)
{
  StudioBrandLogoRow *self = data;
  double scale;

  if (self->dark && self->surface != NULL) {
    cairo_set_source_rgb (cr, 0.2, 0.2, 0.22);
    cairo_paint (cr);
  }
  if (self->surface == NULL) {
    if (has_placeholder (self))
      draw_emblem (self, cr, width, height);
    else
      draw_gap (cr, width, height);
    return;
  }
  scale = MIN ((double) width / cairo_image_surface_get_width (self->surface), (double) height / cairo_image_surface_get_height (self->surface));
  cairo_translate (cr, (width - scale * cairo_image_surface_get_width (self->surface)) / 2,
                   (height - scale * cairo_image_surface_get_height (self->surface)) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_paint (cr);
}

static void
drop_surface (StudioBrandLogoRow *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->shown, g_bytes_unref);
}

/* It was checked when it was imported, and is small. */
static void
take_surface (StudioBrandLogoRow *self,
              GBytes *bytes)
{
  const int side = 2 * SIDE;
  StudioPictureInfo info;
  StudioPhotoRequest request = { .crop = { 0, 0, 0, 0 } };
  double scale;

  if (self->shown == bytes)
    return;
  drop_surface (self);
  if (!studio_picture_info_read (bytes, &info, NULL))
    return;
  scale = (double) side / MAX (info.width, info.height);
  request.width = MAX (1, (int) (info.width * scale));
  request.height = MAX (1, (int) (info.height * scale));
  self->surface = studio_photo_decode (bytes, &request, NULL, NULL);
  self->shown = g_bytes_ref (bytes);
}

static void
show_state (StudioBrandLogoRow *self,
            GBytes *bytes)
{
  StudioPictureInfo info;
  g_autofree char *kind = NULL, *size = NULL, *words = NULL;

  gtk_widget_set_visible (self->placeholder_badge, bytes == NULL && has_placeholder (self));
  gtk_widget_set_visible (self->remove, bytes != NULL);
  if (bytes == NULL || !studio_picture_info_read (bytes, &info, NULL)) {
    gtk_label_set_label (self->state, _ ("None yet"));
    return;
  }
  kind = g_ascii_strup (info.extension, -1);
  size = g_format_size (g_bytes_get_size (bytes));
  /* TRANSLATORS: of a logo: SVG · 12 kB · form and colours locked */
  words = g_strdup_printf (_ ("%s · %s · form and colours locked"), kind, size);
  gtk_label_set_label (self->state, words);
}

static void
studio_brand_logo_row_refresh (StudioBrandRow *row)
{
  StudioBrandLogoRow *self = STUDIO_BRAND_LOGO_ROW (row);
  g_autoptr (GBytes) bytes = studio_brand_load_logo (studio_brand_row_get_brand (row), self->role, NULL);

  if (bytes != NULL)
    take_surface (self, bytes);
  else
    drop_surface (self);
  show_state (self, bytes);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

/* --- importing --- */

static void
set_busy (StudioBrandLogoRow *self,
          gboolean busy)
{
  gtk_widget_set_visible (self->spinner, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import), !busy);
}

/* Stays until something else comes, since it says what to do. */
static void
studio_brand_logo_row_refuse (StudioBrandRow *row,
                              const char *sentence)
{
  StudioBrandLogoRow *self = STUDIO_BRAND_LOGO_ROW (row);

  gtk_label_set_label (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (StudioBrandLogoRow) self = data;
  StudioBrandSession *session = studio_brand_row_get_session (STUDIO_BRAND_ROW (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioLogoImport) logo = studio_logo_import_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || session == NULL)
    return;
  set_busy (self, FALSE);
  if (logo != NULL && studio_brand_session_add_logo (session, self->role, logo->bytes, logo->extension, &error) && logo->note != NULL)
    studio_brand_row_tell (STUDIO_BRAND_ROW (self), logo->note);
  studio_brand_logo_row_refuse (STUDIO_BRAND_ROW (self), error != NULL ? error->message : NULL);
}

static void
import_path (StudioBrandLogoRow *self,
             const char *path)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  studio_logo_import_read_async (path, self->cancellable, read_cb, g_object_ref (self));
}

static void
response_cb (GtkNativeDialog *dialog,
             int response,
             StudioBrandLogoRow *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (path != NULL)
    import_path (self, path);
}

static void
import_cb (GtkButton *button,
           StudioBrandLogoRow *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_file_filter_set_name (filter, _ ("Logos (SVG, PNG)"));
  gtk_file_filter_add_mime_type (filter, "image/svg+xml");
  gtk_file_filter_add_mime_type (filter, "image/png");
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Import Logo"), window, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), _ ("_Cancel"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
remove_cb (GtkButton *button,
           StudioBrandLogoRow *self)
{
  StudioBrandSession *session = studio_brand_row_get_session (STUDIO_BRAND_ROW (self));
  g_autoptr (GError) error = NULL;

  if (session != NULL && !studio_brand_session_remove_logo (session, self->role, &error) && error != NULL)
    studio_brand_row_tell (STUDIO_BRAND_ROW (self), error->message);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         StudioBrandLogoRow *self)
{
  g_autofree char *path = g_file_get_path (g_value_get_object (value));

  if (path != NULL)
    import_path (self, path);
  return path != NULL;
}

/* --- */

static void
studio_brand_logo_row_get_property (GObject *object,
                                    guint id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  StudioBrandLogoRow *self = STUDIO_BRAND_LOGO_ROW (object);

  if (id == PROP_ROLE)
    g_value_set_string (value, self->role);
  else if (id == PROP_DARK)
    g_value_set_boolean (value, self->dark);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_brand_logo_row_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  StudioBrandLogoRow *self = STUDIO_BRAND_LOGO_ROW (object);

  if (id == PROP_ROLE) {
    g_free (self->role);
    self->role = g_value_dup_string (value);
  } else if (id == PROP_DARK) {
    self->dark = g_value_get_boolean (value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
studio_brand_logo_row_dispose (GObject *object)
{
  StudioBrandLogoRow *self = STUDIO_BRAND_LOGO_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (studio_brand_logo_row_parent_class)->dispose (object);
}

static void
studio_brand_logo_row_finalize (GObject *object)
{
  StudioBrandLogoRow *self = STUDIO_BRAND_LOGO_ROW (object);

  drop_surface (self);
  g_free (self->role);

  G_OBJECT_CLASS (studio_brand_logo_row_parent_class)->finalize (object);
}

static void
studio_brand_logo_row_class_init (StudioBrandLogoRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_brand_logo_row_get_property;
  object_class->set_property = studio_brand_logo_row_set_property;
  object_class->dispose = studio_brand_logo_row_dispose;
  object_class->finalize = studio_brand_logo_row_finalize;
  STUDIO_BRAND_ROW_CLASS (klass)->refresh = studio_brand_logo_row_refresh;
  STUDIO_BRAND_ROW_CLASS (klass)->refuse = studio_brand_logo_row_refuse;

  properties[PROP_ROLE] = g_param_spec_string ("role", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-logo-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandLogoRow, label);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandLogoRow, state);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandLogoRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandLogoRow, area);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandLogoRow, placeholder_badge);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandLogoRow, import);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandLogoRow, remove);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandLogoRow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
studio_brand_logo_row_init (StudioBrandLogoRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self, "title", self->label, "label", G_BINDING_SYNC_CREATE);
  gtk_drawing_area_set_draw_func (self->area, draw_cb, self, NULL);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
