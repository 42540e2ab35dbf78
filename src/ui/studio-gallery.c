#include "config.h"

#include "studio-gallery.h"

#include <string.h>

#include "studio-surface-paintable.h"
#include "studio-template-item.h"
#include "studio-template-pictures.h"

#define PRIORITY 20
/* Both threads of the previewer are busy, and what scrolls into sight does not wait long for its turn */
#define MAX_PAINTING 3

struct _StudioGallery
{
  GObject parent_instance;
  StudioCatalog *catalog;
  StudioPreviewer *previewer;
  char *program; /* (nullable) */
  GListStore *brands;
  GListStore *templates;
  StudioBrand *brand;             /* (nullable) */
  StudioFinder *finder;           /* (nullable): until the first was read */
  StudioObservances *observances; /* (nullable): as above */
  GPtrArray *broken;              /* StudioProblem: of brands */
  GPtrArray *waiting;             /* StudioTemplateItem without a picture */
  guint n_painting;
  GCancellable *cancellable; /* of loading and painting */
  int scale_factor;
};

/** Load: what a thread reads. */
typedef struct
{
  StudioCatalog *catalog;
  char *program;
  char *wanted; /* (nullable) */
  int width;
  GPtrArray *brands;    /* StudioBrand */
  GPtrArray *templates; /* StudioTemplate */
  GPtrArray *pictures;  /* cairo_surface_t or NULL, for each template */
  StudioBrand *brand;   /* (nullable) */
  GPtrArray *problems;  /* StudioProblem */
  StudioFinder *finder;
  StudioObservances *observances;
} Load;

/** Painting: one picture that was not in the cache. */
typedef struct
{
  StudioGallery *gallery;
  StudioTemplateItem *item;
  StudioBrand *brand;
  cairo_surface_t *surface;
  int width;
} Painting;

G_DEFINE_FINAL_TYPE (StudioGallery, studio_gallery, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_BRAND,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  SIGNAL_PROBLEM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
surface_free (cairo_surface_t *surface)
{
  if (surface != NULL)
    cairo_surface_destroy (surface);
}

static void
load_free (Load *load)
{
  g_object_unref (load->catalog);
  g_free (load->program);
  g_free (load->wanted);
  g_ptr_array_unref (load->brands);
  g_ptr_array_unref (load->templates);
  g_ptr_array_unref (load->pictures);
  g_clear_object (&load->brand);
  g_clear_pointer (&load->problems, g_ptr_array_unref);
  g_clear_pointer (&load->finder, studio_finder_unref);
  g_clear_pointer (&load->observances, studio_observances_unref);
  g_free (load);
}

static void
painting_free (Painting *painting)
{
  g_object_unref (painting->gallery);
  g_object_unref (painting->item);
  g_object_unref (painting->brand);
  surface_free (painting->surface);
  g_free (painting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Painting, painting_free)

/* --- reading, in a thread --- */

static void
read_brands (Load *load)
{
  g_autoptr (GPtrArray) ids = studio_catalog_list_brands (load->catalog);

  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    StudioBrand *brand = studio_catalog_load_brand (load->catalog, id, NULL);

    if (brand == NULL)
      continue;
    g_ptr_array_add (load->brands, brand);
    if (load->brand == NULL || g_strcmp0 (id, load->wanted) == 0)
      g_set_object (&load->brand, brand);
  }
}

/* The commonest kinds first, templates of one kind by their ids. */
static int
compare_templates (gconstpointer a,
                   gconstpointer b,
                   gpointer data)
{
  StudioTemplate *first = *(StudioTemplate *const *) a, *second = *(StudioTemplate *const *) b;
  guint first_place = studio_finder_get_place (data, studio_template_get_content_type (first));
  guint second_place = studio_finder_get_place (data, studio_template_get_content_type (second));

  if (first_place != second_place)
    return first_place < second_place ? -1 : 1;
  return strcmp (studio_template_get_id (first), studio_template_get_id (second));
}

static void
read_templates (Load *load)
{
  g_autoptr (GPtrArray) ids = studio_catalog_list_templates (load->catalog);
  gint64 newest = studio_template_pictures_newest_input (load->program);

  for (guint i = 0; i < ids->len; i++) {
    StudioTemplate *template = studio_catalog_load_template (load->catalog, g_ptr_array_index (ids, i), NULL);

    if (template != NULL)
      g_ptr_array_add (load->templates, template);
  }
  g_ptr_array_sort_with_data (load->templates, compare_templates, load->finder);
  for (guint i = 0; i < load->templates->len; i++) {
    StudioTemplate *template = g_ptr_array_index (load->templates, i);

    g_ptr_array_add (load->pictures, load->brand != NULL ? studio_template_pictures_load (template, load->brand, load->width, newest) : NULL);
  }
}

static void
load_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Load *load = task_data;

  load->finder = studio_finder_new ();
  load->observances = studio_observances_load ();
  read_brands (load);
  read_templates (load);
  load->problems = studio_catalog_list_problems (load->catalog);
  g_task_return_boolean (task, TRUE);
}

/* --- painting what the cache lacks --- */

static void paint_waiting (StudioGallery *self);

static void
save_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Painting *painting = task_data;

  studio_template_pictures_save (studio_template_item_get_template (painting->item), painting->brand, painting->width, painting->surface);
  g_task_return_boolean (task, TRUE);
}

static void
show_picture (StudioGallery *self,
              StudioTemplateItem *item,
              cairo_surface_t *surface)
{
  g_autoptr (StudioSurfacePaintable) paintable = studio_surface_paintable_new (surface, self->scale_factor);

  studio_template_item_set_picture (item, GDK_PAINTABLE (paintable));
}

static void
painted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (Painting) painting = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPreview) preview = studio_previewer_render_finish (STUDIO_PREVIEWER (source), result, &error);
  g_autoptr (GTask) task = NULL;

  painting->gallery->n_painting--;
  paint_waiting (painting->gallery);
  if (preview == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_message ("no picture of %s: %s", studio_template_get_id (studio_template_item_get_template (painting->item)), error->message);
    return;
  }
  show_picture (painting->gallery, painting->item, preview->surface);
  painting->surface = cairo_surface_reference (preview->surface);
  task = g_task_new (painting->gallery, NULL, NULL, NULL);
  g_task_set_task_data (task, g_steal_pointer (&painting), (GDestroyNotify) painting_free);
  g_task_run_in_thread (task, save_thread);
}

static void
paint (StudioGallery *self,
       StudioTemplateItem *item)
{
  StudioTemplate *template = studio_template_item_get_template (item);
  GPtrArray *formats = studio_template_get_formats (template);
  const StudioFormat *format = formats->len > 0 ? g_ptr_array_index (formats, 0) : NULL;
  g_autoptr (StudioPost) post = studio_post_new (template, self->brand);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  int width = STUDIO_GALLERY_PICTURE_WIDTH * self->scale_factor, height = STUDIO_GALLERY_PICTURE_HEIGHT * self->scale_factor;
  Painting *painting;

  if (format == NULL)
    return;
  painting = g_new0 (Painting, 1);
  *painting = (Painting){ g_object_ref (self), g_object_ref (item), g_object_ref (self->brand), NULL, width };
  self->n_painting++;
  studio_previewer_render_async (self->previewer, snapshot, format, 0, MIN (width / format->size.w, height / format->size.h), PRIORITY,
                                 self->cancellable, painted_cb, painting);
}

/* What is in sight goes first, also when the person scrolls or searches meanwhile. */
static void
paint_waiting (StudioGallery *self)
{
  while (self->brand != NULL && self->n_painting < MAX_PAINTING && self->waiting->len > 0) {
    g_autoptr (StudioTemplateItem) item = NULL;
    guint next = 0;

    while (next < self->waiting->len && !studio_template_item_get_seen (g_ptr_array_index (self->waiting, next)))
      next++;
    item = g_ptr_array_steal_index (self->waiting, next < self->waiting->len ? next : 0);
    paint (self, item);
  }
}

/* --- showing --- */

/* An item of the same template stays, with its place on the screen and what is known about it. Returns: (transfer full) */
static StudioTemplateItem *
find_item (StudioGallery *self,
           const Load *load,
           StudioTemplate *template)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->templates)); i++) {
    g_autoptr (StudioTemplateItem) item = g_list_model_get_item (G_LIST_MODEL (self->templates), i);

    if (studio_template_item_get_template (item) == template)
      return g_steal_pointer (&item);
  }
  return studio_template_item_new (template, studio_finder_get_place (load->finder, studio_template_get_content_type (template)));
}

/* Returns: whether @store holds just these, in this order */
static gboolean
holds (GListStore *store,
       GPtrArray *objects)
{
  gboolean same = g_list_model_get_n_items (G_LIST_MODEL (store)) == objects->len;

  for (guint i = 0; i < objects->len && same; i++) {
    g_autoptr (GObject) object = g_list_model_get_item (G_LIST_MODEL (store), i);

    same = object == g_ptr_array_index (objects, i);
  }
  return same;
}

/* Cards that stay what they were keep their place and the focus. */
static void
show_objects (GListStore *store,
              GPtrArray *objects)
{
  if (!holds (store, objects))
    g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), objects->pdata, objects->len);
}

static void
show_blank (StudioGallery *self,
            StudioTemplateItem *item)
{
  StudioColor color = { 0.5, 0.5, 0.5, 0.3 };
  g_autoptr (StudioSurfacePaintable) blank = NULL;

  studio_brand_lookup_color (self->brand, "primary", &color);
  blank = studio_surface_paintable_new_blank (&color, STUDIO_GALLERY_PICTURE_WIDTH, STUDIO_GALLERY_PICTURE_HEIGHT);
  studio_template_item_set_picture (item, GDK_PAINTABLE (blank));
}

static void
show_templates (StudioGallery *self,
                Load *load)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_size (self->waiting, 0);
  for (guint i = 0; i < load->templates->len; i++) {
    StudioTemplateItem *item = find_item (self, load, g_ptr_array_index (load->templates, i));
    cairo_surface_t *picture = g_ptr_array_index (load->pictures, i);

    g_ptr_array_add (items, item);
    if (picture != NULL) {
      show_picture (self, item, picture);
    } else if (self->brand != NULL) {
      show_blank (self, item);
      g_ptr_array_add (self->waiting, g_object_ref (item));
    }
  }
  show_objects (self->templates, items);
  paint_waiting (self);
}

static void
catalog_changed_cb (StudioGallery *self)
{
  if (self->cancellable != NULL)
    studio_gallery_load (self, self->brand != NULL ? studio_brand_get_id (self->brand) : NULL);
}

/* A broken brand has a card that tells; a broken template would just be missing. */
static void
tell_problem (StudioGallery *self,
              const Load *load)
{
  GPtrArray *of_days = studio_observances_list_problems (load->observances);

  for (guint i = 0; i < load->problems->len; i++) {
    const StudioProblem *problem = g_ptr_array_index (load->problems, i);

    if (!problem->brand) {
      g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, problem->message);
      return;
    }
  }
  if (of_days->len > 0)
    g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, g_ptr_array_index (of_days, 0));
}

static void
take_knowledge (StudioGallery *self,
                Load *load)
{
  g_clear_pointer (&self->finder, studio_finder_unref);
  self->finder = studio_finder_ref (load->finder);
  g_clear_pointer (&self->observances, studio_observances_unref);
  self->observances = studio_observances_ref (load->observances);
  for (guint i = load->problems->len; i > 0; i--) {
    if (!((const StudioProblem *) g_ptr_array_index (load->problems, i - 1))->brand)
      g_ptr_array_remove_index (load->problems, i - 1);
  }
  g_clear_pointer (&self->broken, g_ptr_array_unref);
  self->broken = g_steal_pointer (&load->problems);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  StudioGallery *self = STUDIO_GALLERY (source);
  Load *load = g_task_get_task_data (G_TASK (result));

  if (g_task_had_error (G_TASK (result)) || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (self->brand == NULL)
    tell_problem (self, load);
  take_knowledge (self, load);
  show_objects (self->brands, load->brands);
  g_set_object (&self->brand, load->brand);
  show_templates (self, load);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BRAND]);
}

/* --- */

static void
studio_gallery_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  if (id == PROP_BRAND)
    g_value_set_object (value, STUDIO_GALLERY (object)->brand);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_gallery_dispose (GObject *object)
{
  StudioGallery *self = STUDIO_GALLERY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->catalog);
  g_clear_object (&self->previewer);
  g_clear_object (&self->brand);
  g_clear_object (&self->brands);
  g_clear_object (&self->templates);
  g_clear_pointer (&self->finder, studio_finder_unref);
  g_clear_pointer (&self->observances, studio_observances_unref);
  g_clear_pointer (&self->broken, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->program, g_free);

  G_OBJECT_CLASS (studio_gallery_parent_class)->dispose (object);
}

static void
studio_gallery_class_init (StudioGalleryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_gallery_get_property;
  object_class->dispose = studio_gallery_dispose;

  properties[PROP_BRAND] = g_param_spec_object ("brand", NULL, NULL, STUDIO_TYPE_BRAND, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", STUDIO_TYPE_GALLERY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
studio_gallery_init (StudioGallery *self)
{
  self->brands = g_list_store_new (STUDIO_TYPE_BRAND);
  self->templates = g_list_store_new (STUDIO_TYPE_TEMPLATE_ITEM);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->scale_factor = 1;
}

StudioGallery *
studio_gallery_new (StudioCatalog *catalog,
                    StudioPreviewer *previewer,
                    const char *program)
{
  StudioGallery *self = g_object_new (STUDIO_TYPE_GALLERY, NULL);

  self->catalog = g_object_ref (catalog);
  self->previewer = g_object_ref (previewer);
  self->program = g_strdup (program);
  g_signal_connect_object (catalog, "changed", G_CALLBACK (catalog_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
studio_gallery_load (StudioGallery *self,
                     const char *brand_id)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_return_if_fail (STUDIO_IS_GALLERY (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  load = g_new0 (Load, 1);
  load->catalog = g_object_ref (self->catalog);
  load->program = g_strdup (self->program);
  load->wanted = g_strdup (brand_id);
  load->width = STUDIO_GALLERY_PICTURE_WIDTH * self->scale_factor;
  load->brands = g_ptr_array_new_with_free_func (g_object_unref);
  load->templates = g_ptr_array_new_with_free_func (g_object_unref);
  load->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) surface_free);
  task = g_task_new (self, self->cancellable, loaded_cb, NULL);
  g_task_set_priority (task, G_PRIORITY_HIGH);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  g_task_run_in_thread (task, load_thread);
}

void
studio_gallery_set_scale_factor (StudioGallery *self,
                                 int scale_factor)
{
  g_return_if_fail (STUDIO_IS_GALLERY (self));

  if (self->scale_factor == scale_factor)
    return;
  self->scale_factor = scale_factor;
  studio_gallery_load (self, self->brand != NULL ? studio_brand_get_id (self->brand) : NULL);
}

GListModel *
studio_gallery_get_brands (StudioGallery *self)
{
  g_return_val_if_fail (STUDIO_IS_GALLERY (self), NULL);

  return G_LIST_MODEL (self->brands);
}

GListModel *
studio_gallery_get_templates (StudioGallery *self)
{
  g_return_val_if_fail (STUDIO_IS_GALLERY (self), NULL);

  return G_LIST_MODEL (self->templates);
}

StudioBrand *
studio_gallery_get_brand (StudioGallery *self)
{
  g_return_val_if_fail (STUDIO_IS_GALLERY (self), NULL);

  return self->brand;
}

StudioFinder *
studio_gallery_get_finder (StudioGallery *self)
{
  g_return_val_if_fail (STUDIO_IS_GALLERY (self), NULL);

  return self->finder;
}

StudioObservances *
studio_gallery_get_observances (StudioGallery *self)
{
  g_return_val_if_fail (STUDIO_IS_GALLERY (self), NULL);

  return self->observances;
}

GPtrArray *
studio_gallery_get_broken_brands (StudioGallery *self)
{
  g_return_val_if_fail (STUDIO_IS_GALLERY (self), NULL);

  return self->broken;
}

StudioPreviewer *
studio_gallery_get_previewer (StudioGallery *self)
{
  g_return_val_if_fail (STUDIO_IS_GALLERY (self), NULL);

  return self->previewer;
}
