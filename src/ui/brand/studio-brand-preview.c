#include "config.h"

#include "studio-brand-preview.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-findings.h"
#include "studio-brand-matrix.h"
#include "studio-drop-template.h"
#include "studio-surface-paintable.h"

/* Together with the painting of the first picture this stays below the 300 ms in which a change is to be seen. */
#define PAUSE_MS 80
/* All templates are laid out only when the person rests. */
#define CHECK_PAUSE_MS 700
#define N_CELLS 8
#define N_FEEDS 6
/* Before what the start page paints: somebody is waiting for these. */
#define PRIORITY 10

/** Cell: a picture of the preview. @width: logical px */
typedef struct
{
  StudioBrandPreview *self;
  GtkPicture *picture;
  const char *format;
  StudioTemplate *template; /* (nullable) */
  int width, height;
} Cell;

struct _StudioBrandPreview
{
  GtkWidget parent_instance;
  GtkGrid *feeds;
  GtkBox *others;
  GtkLabel *sum;
  GtkLabel *detail;
  GtkWidget *show;
  StudioCatalog *catalog;
  StudioPreviewer *previewer;
  StudioBrand *brand; /* (nullable) */
  GCancellable *cancellable;
  StudioBrandMatrix *matrix; /* (nullable): the last result */
  Cell cells[N_CELLS];
  guint paint_timer, check_timer;
  gboolean seen, stale;
};

G_DEFINE_FINAL_TYPE (StudioBrandPreview, studio_brand_preview, GTK_TYPE_WIDGET)

/* What offices post most, each with another part of the brand in front; the last two in other sizes. */
static const char *const wanted[N_FEEDS] = { "capaian-pembangunan", "pengumuman", "layanan-publik", "hari-besar", "jawab-warga", "agenda" };

/* --- painting --- */

static void
painted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GtkPicture) picture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPreview) preview = studio_previewer_render_finish (STUDIO_PREVIEWER (source), result, &error);
  g_autoptr (StudioSurfacePaintable) paintable = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (preview == NULL) {
    gtk_widget_set_tooltip_text (GTK_WIDGET (picture), error->message);
    return;
  }
  paintable = studio_surface_paintable_new (preview->surface, gtk_widget_get_scale_factor (GTK_WIDGET (picture)));
  gtk_picture_set_paintable (picture, GDK_PAINTABLE (paintable));
}

static void
paint_cell (StudioBrandPreview *self,
            const Cell *cell,
            int order)
{
  const StudioFormat *format = studio_format_find (cell->format);
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (cell->template == NULL || !g_ptr_array_find (studio_template_get_formats (cell->template), format, NULL))
    return;
  post = studio_post_new (cell->template, self->brand);
  snapshot = studio_post_snapshot (post);
  studio_previewer_render_async (self->previewer, snapshot, format, 0, MIN (cell->width * scale / format->size.w, cell->height * scale / format->size.h),
                                 PRIORITY + order, self->cancellable, painted_cb, g_object_ref (cell->picture));
}

static void
stop (StudioBrandPreview *self)
{
  g_clear_handle_id (&self->paint_timer, g_source_remove);
  g_clear_handle_id (&self->check_timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
paint_cb (gpointer data)
{
  StudioBrandPreview *self = data;

  self->paint_timer = 0;
  for (int i = 0; i < N_CELLS; i++)
    paint_cell (self, &self->cells[i], i);
  return G_SOURCE_REMOVE;
}

/* --- checking --- */

static void
show_matrix (StudioBrandPreview *self)
{
  g_autofree char *sum = NULL, *detail = NULL;
  guint n_bad = self->matrix->findings->len;

  /* TRANSLATORS: 30 templates × 5 sizes checked */
  sum = g_strdup_printf (_ ("%u templates × %u sizes checked"), self->matrix->n_templates, self->matrix->n_formats);
  gtk_label_set_label (self->sum, sum);
  if (n_bad == 0)
    detail = g_strdup_printf (_ ("All %u pages come out well"), self->matrix->n_pages);
  else
    detail = g_strdup_printf (_ ("%u come out well, %u need a look"), self->matrix->n_pages - n_bad, n_bad);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (self->show, n_bad > 0);
}

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioBrandPreview) self = data;
  g_autoptr (GError) error = NULL;
  StudioBrandMatrix *matrix = studio_brand_matrix_check_finish (result, &error);

  if (matrix == NULL)
    return;
  g_clear_pointer (&self->matrix, studio_brand_matrix_free);
  self->matrix = matrix;
  show_matrix (self);
}

static gboolean
check_cb (gpointer data)
{
  StudioBrandPreview *self = data;

  self->check_timer = 0;
  studio_brand_matrix_check_async (self->catalog, self->brand, self->cancellable, checked_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
show_findings (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioBrandPreview *self = STUDIO_BRAND_PREVIEW (widget);
  GtkWidget *window;

  if (self->matrix == NULL)
    return;
  window = studio_brand_findings_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->matrix);
  gtk_window_present (GTK_WINDOW (window));
}

/* --- when --- */

static void
begin (StudioBrandPreview *self)
{
  stop (self);
  self->stale = !self->seen;
  if (self->brand == NULL || self->previewer == NULL || !self->seen)
    return;
  self->cancellable = g_cancellable_new ();
  self->paint_timer = g_timeout_add (PAUSE_MS, paint_cb, self);
  self->check_timer = g_timeout_add (CHECK_PAUSE_MS, check_cb, self);
  gtk_label_set_label (self->detail, _ ("Checking…"));
}

static void
find_templates (StudioBrandPreview *self)
{
  g_autoptr (GPtrArray) ids = studio_catalog_list_templates (self->catalog);

  for (guint i = 0; i < N_CELLS; i++) {
    Cell *cell = &self->cells[i];
    const char *id = wanted[i < N_FEEDS ? i : 0];

    g_clear_object (&cell->template);
    cell->template = studio_catalog_load_template (self->catalog, id, NULL);
    if (cell->template == NULL && i < ids->len)
      cell->template = studio_catalog_load_template (self->catalog, g_ptr_array_index (ids, i), NULL);
    if (cell->template != NULL)
      gtk_picture_set_alternative_text (cell->picture, studio_template_get_name (cell->template));
  }
}

/* --- */

static void
make_cell (StudioBrandPreview *self,
           guint index,
           const char *format,
           int width,
           int height)
{
  Cell *cell = &self->cells[index];
  GtkWidget *picture = gtk_picture_new ();

  *cell = (Cell){ self, GTK_PICTURE (picture), format, NULL, width, height };
  gtk_widget_set_size_request (picture, width, height);
  gtk_widget_set_halign (picture, GTK_ALIGN_START);
  gtk_widget_set_valign (picture, GTK_ALIGN_START);
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (picture, "brand-picture");
  if (index < N_FEEDS)
    gtk_grid_attach (self->feeds, picture, (int) index % 3, (int) index / 3, 1, 1);
  else
    gtk_box_append (self->others, picture);
}

static void
studio_brand_preview_dispose (GObject *object)
{
  StudioBrandPreview *self = STUDIO_BRAND_PREVIEW (object);

  stop (self);
  for (guint i = 0; i < N_CELLS; i++)
    g_clear_object (&self->cells[i].template);
  g_clear_pointer (&self->matrix, studio_brand_matrix_free);
  g_clear_object (&self->catalog);
  g_clear_object (&self->previewer);
  g_clear_object (&self->brand);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_BRAND_PREVIEW);

  G_OBJECT_CLASS (studio_brand_preview_parent_class)->dispose (object);
}

static void
studio_brand_preview_class_init (StudioBrandPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_brand_preview_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPreview, feeds);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPreview, others);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPreview, sum);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPreview, detail);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPreview, show);
  gtk_widget_class_install_action (widget_class, "brand-preview.show-findings", NULL, show_findings);
}

static void
studio_brand_preview_init (StudioBrandPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_FEEDS; i++)
    make_cell (self, i, "feed", 124, 155);
  make_cell (self, N_FEEDS, "wide", 252, 142);
  make_cell (self, N_FEEDS + 1, "story", 80, 142);
}

void
studio_brand_preview_set_services (StudioBrandPreview *self,
                                   StudioCatalog *catalog,
                                   StudioPreviewer *previewer)
{
  g_return_if_fail (STUDIO_IS_BRAND_PREVIEW (self));

  g_set_object (&self->catalog, catalog);
  g_set_object (&self->previewer, previewer);
}

void
studio_brand_preview_set_brand (StudioBrandPreview *self,
                                StudioBrand *brand)
{
  g_return_if_fail (STUDIO_IS_BRAND_PREVIEW (self));

  if (g_set_object (&self->brand, brand))
    begin (self);
}

void
studio_brand_preview_set_seen (StudioBrandPreview *self,
                               gboolean seen)
{
  g_return_if_fail (STUDIO_IS_BRAND_PREVIEW (self));

  if (self->seen == seen)
    return;
  self->seen = seen;
  if (seen && self->catalog != NULL)
    find_templates (self);
  if (seen && self->stale)
    begin (self);
}
