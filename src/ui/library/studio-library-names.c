#include "config.h"

#include "studio-library-names.h"

#include "studio-template-item.h"

const char *
studio_library_brand_name (StudioGallery *gallery,
                           const char *id)
{
  GListModel *brands;

  g_return_val_if_fail (STUDIO_IS_GALLERY (gallery) && id != NULL, id);

  brands = studio_gallery_get_brands (gallery);
  for (guint i = 0; i < g_list_model_get_n_items (brands); i++) {
    g_autoptr (StudioBrand) brand = g_list_model_get_item (brands, i);

    if (g_str_equal (studio_brand_get_id (brand), id))
      return studio_brand_get_name (brand);
  }
  return id;
}

const char *
studio_library_kind_name (StudioGallery *gallery,
                          const char *id)
{
  GListModel *items;

  g_return_val_if_fail (STUDIO_IS_GALLERY (gallery) && id != NULL, id);

  items = studio_gallery_get_templates (gallery);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (StudioTemplateItem) item = g_list_model_get_item (items, i);
    StudioTemplate *template = studio_template_item_get_template (item);

    if (g_str_equal (studio_template_get_id (template), id))
      return studio_template_get_name (template);
  }
  return id;
}
