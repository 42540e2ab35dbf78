#include "config.h"

#include "studio-template-sizes.h"

#include <glib/gi18n-lib.h>

#include "studio-surface-paintable.h"

#define MAX_SIZES 5
#define PICTURE_WIDTH 200
#define PICTURE_HEIGHT 330
/* Before the pictures of the shelf: the person waits for these */
#define PRIORITY 5

struct _StudioTemplateSizes
{
  AdwWindow parent_instance;
  AdwWindowTitle *title;
  GtkBox *sizes;
  GtkWidget *start;
  GCancellable *cancellable;
};

/** Painting: one of the pictures. */
typedef struct
{
  GtkPicture *picture;
  double density;
} Painting;

G_DEFINE_FINAL_TYPE (StudioTemplateSizes, studio_template_sizes, ADW_TYPE_WINDOW)

enum {
  SIGNAL_START,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
painting_free (Painting *painting)
{
  g_object_unref (painting->picture);
  g_free (painting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Painting, painting_free)

static void
painted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (Painting) painting = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPreview) preview = studio_previewer_render_finish (STUDIO_PREVIEWER (source), result, &error);
  g_autoptr (StudioSurfacePaintable) paintable = NULL;

  if (preview == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_message ("no preview of a size: %s", error->message);
    return;
  }
  paintable = studio_surface_paintable_new (preview->surface, painting->density);
  gtk_picture_set_paintable (painting->picture, GDK_PAINTABLE (paintable));
}

static GtkWidget *
new_picture (const StudioFormat *format,
             double zoom,
             StudioBrand *brand)
{
  GtkWidget *picture = gtk_picture_new ();
  StudioColor color = { 0.5, 0.5, 0.5, 0.3 };
  g_autoptr (StudioSurfacePaintable) blank = NULL;

  studio_brand_lookup_color (brand, "primary", &color);
  blank = studio_surface_paintable_new_blank (&color, format->size.w * zoom, format->size.h * zoom);
  gtk_picture_set_paintable (GTK_PICTURE (picture), GDK_PAINTABLE (blank));
  gtk_widget_set_size_request (picture, (int) (format->size.w * zoom), (int) (format->size.h * zoom));
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (picture, GTK_ALIGN_END);
  gtk_widget_set_vexpand (picture, TRUE);
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (picture, "template-picture");
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (format->name), -1);
  return picture;
}

static void
add_labels (GtkBox *column,
            const StudioFormat *format)
{
  g_autofree char *pixels = g_strdup_printf ("%d × %d", (int) format->size.w, (int) format->size.h);
  GtkWidget *name = gtk_label_new (_ (format->name)), *size = gtk_label_new (pixels);

  gtk_widget_add_css_class (name, "template-name");
  gtk_widget_add_css_class (size, "caption");
  gtk_widget_add_css_class (size, "dim-label");
  gtk_box_append (column, name);
  gtk_box_append (column, size);
}

static void
add_size (StudioTemplateSizes *self,
          StudioPreviewer *previewer,
          StudioSnapshot *snapshot,
          const StudioFormat *format)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  double zoom = MIN (PICTURE_WIDTH / format->size.w, PICTURE_HEIGHT / format->size.h);
  GtkWidget *picture = new_picture (format, zoom, studio_snapshot_get_brand (snapshot));
  Painting *painting = g_new0 (Painting, 1);

  gtk_box_append (GTK_BOX (column), picture);
  add_labels (GTK_BOX (column), format);
  gtk_box_append (self->sizes, column);
  painting->picture = GTK_PICTURE (g_object_ref (picture));
  painting->density = MAX (1, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  studio_previewer_render_async (previewer, snapshot, format, 0, zoom * painting->density, PRIORITY, self->cancellable, painted_cb, painting);
}

static void
start_cb (StudioTemplateSizes *self)
{
  g_signal_emit (self, signals[SIGNAL_START], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
studio_template_sizes_dispose (GObject *object)
{
  StudioTemplateSizes *self = STUDIO_TEMPLATE_SIZES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (studio_template_sizes_parent_class)->dispose (object);
}

static void
studio_template_sizes_class_init (StudioTemplateSizesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_template_sizes_dispose;

  signals[SIGNAL_START] = g_signal_new ("start", STUDIO_TYPE_TEMPLATE_SIZES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-template-sizes.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateSizes, title);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateSizes, sizes);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateSizes, start);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
studio_template_sizes_init (StudioTemplateSizes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

GtkWidget *
studio_template_sizes_new (GtkWindow *parent,
                           StudioTemplate *template,
                           StudioBrand *brand,
                           StudioPreviewer *previewer)
{
  StudioTemplateSizes *self = g_object_new (STUDIO_TYPE_TEMPLATE_SIZES, "transient-for", parent, NULL);
  g_autoptr (StudioPost) post = studio_post_new (template, brand);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  GPtrArray *formats = studio_template_get_formats (template);

  adw_window_title_set_title (self->title, studio_template_get_name (template));
  adw_window_title_set_subtitle (self->title, studio_brand_get_name (brand));
  gtk_window_set_title (GTK_WINDOW (self), studio_template_get_name (template));
  for (guint i = 0; i < MIN (formats->len, MAX_SIZES); i++)
    add_size (self, previewer, snapshot, g_ptr_array_index (formats, i));
  gtk_window_set_focus (GTK_WINDOW (self), self->start);
  return GTK_WIDGET (self);
}
