#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "layout-fixture.h"
#include "studio-error.h"
#include "studio-pages.h"
#include "studio-painter.h"
#include "studio-template-maker.h"

/* A post with everything that a hand can do to one: moved, recoloured, added, per size, a copied page, a row of a repeat. */

static const char head[] =
    "{'format':'pemda-studio-template','version':1,'id':'uji','name':'Uji','type':'uji','words':['kata'],'fields':["
    "{'name':'judul','type':'long','label':'Judul','required':true},{'name':'tanggal','type':'date','label':'Tanggal'},"
    "{'name':'foto','type':'photo','label':'Foto'},{'name':'daftar','type':'list','label':'Daftar'},{'name':'angka','type':'rows','label':'Angka'}],"
    "'samples':{'*':{'judul':'Contoh judul','tanggal':'2026-11-20','daftar':['Satu','Dua','Tiga']}},";
static const char layers[] =
    "[{'id':'latar','type':'shape','x':0,'y':0,'right':0,'bottom':0,'fill':'surface','locked':'Latar tetap di tempatnya.'},"
    "{'id':'judul','type':'text','text':'{judul}','x':60,'y':100,'w':900,'h':200,'size':60,'color':'ink'},"
    "{'id':'label','type':'text','text':'Pengumuman','x':60,'y':40,'w':500,'size':30,'color':'primary'},"
    "{'id':'foto','type':'photo','photo':'{foto}','show_if':'foto','x':60,'y':700,'w':300,'h':300},"
    "{'id':'tumpuk','type':'stack','direction':'column','x':500,'y':400,'w':400,'gap':8,'children':["
    "{'id':'baris','type':'text','text':'{item}','repeat':'daftar','size':30,'color':'ink'}]},"
    "{'id':'tanggal','type':'text','text':'{tanggal|panjang}','x':500,'y':900,'w':500,'size':30,'color':'ink'}]";
static const char formats[] = "'formats':{'feed':{},'square':{'set':{'judul':{'size':50}},'hide':['label']},'story':{}}}";

static const char *const hands[] = {
  /* nothing at all */
  "{}",
  /* content, an empty optional field */
  "{'content':{'judul':'Kantor tutup {sementara}','tanggal':''}}",
  "{'content':{'daftar':['A','B'],'judul':'Dua\\nbaris'}}",
  /* all sizes, and one */
  "{'set':{'judul':{'color':'accent','frame':[80,120,700,0]},'label':{'text':'Hari {{}ini','rotate':4}},"
  "'variants':{'square':{'set':{'judul':{'size':40,'color':'danger'}}}}}",
  /* one row of a repeat, all of them, the order */
  "{'set':{'baris.1':{'color':'accent','italic':true},'tumpuk':{'gap':20},'judul':{'z':7.5}}}",
  /* hidden, mirrored, in a group */
  "{'set':{'tanggal':{'hidden':true},'foto':{'flip':'x'},'label':{'groups':['g-1'],'lock':true}}}",
  /* added, in all sizes and in one */
  "{'layers':{'l-1':{'type':'shape','made':'feed','frame':[700,90,240,240],'fill':'accent'},"
  "'l-2':{'type':'text','made':'square','formats':['square','feed'],'frame':[100,300,400,0],'text':'Tambahan','size':40,'color':'ink'}},"
  "'variants':{'story':{'set':{'l-1':{'rotate':12}}}}}",
  /* pages: copied, empty, the own one behind its copy */
  "{'pages':[{'id':'p-9c','from':0},{'id':'1','from':0},{'id':'p-77'}],'set':{'judul@p-9c':{'color':'accent'},'baris.0@p-9c':{'size':44},'judul':{'size':44}},"
  "'layers':{'l-5':{'type':'text','made':'feed','page':'p-77','frame':[100,300,400,0],'text':'Halaman {page}','size':40,'color':'ink'}}}",
};

static StudioSnapshot *
make_post (const char *hand)
{
  g_autofree char *text = g_strconcat (head, "'layers':", layers, ",", formats, NULL);
  g_autoptr (JsonNode) root = fixture_json (text);
  g_autoptr (JsonNode) patch = fixture_json (hand);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_template_new ("uji.json", root, &error);
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (StudioPost) empty = NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (JsonNode) document = NULL;

  g_assert_no_error (error);
  empty = studio_post_new (template, brand);
  document = studio_json_merge (studio_post_get_json (empty), patch);
  post = studio_post_new_from_json ("post.json", document, template, brand, NULL, &error);
  g_assert_no_error (error);
  return studio_post_snapshot (post);
}

static StudioTemplateMaker *
make_maker (const char *hand,
            const char *name)
{
  g_autoptr (StudioSnapshot) snapshot = make_post (hand);
  g_autoptr (GError) error = NULL;
  StudioTemplateMaker *maker = studio_template_maker_new (snapshot, &error);

  g_assert_no_error (error);
  maker->name = g_strdup (name);
  return maker;
}

static StudioMakerItem *
find_item (StudioTemplateMaker *maker,
           const char *layer)
{
  for (guint i = 0; i < maker->items->len; i++) {
    StudioMakerItem *item = g_ptr_array_index (maker->items, i);

    if (g_ptr_array_find_with_equal_func (item->layers, layer, g_str_equal, NULL))
      return item;
  }
  g_error ("nothing shows the layer %s", layer);
}

static cairo_surface_t *
draw (StudioSnapshot *snapshot,
      const StudioFormat *format,
      guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (format->size.w / 4), (int) (format->size.h / 4));
  cairo_t *cr = cairo_create (surface);
  StudioPainter painter = { .context = studio_fonts_new_context (), .photos = studio_photo_cache_new (16 * 1024 * 1024), .photo_scale = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioScene) scene = studio_layout_page (painter.context, snapshot, format, page, &error);

  g_assert_no_error (error);
  cairo_scale (cr, 0.25, 0.25);
  studio_paint_scene (&painter, cr, scene);
  g_assert_no_error (painter.error);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_object_unref (painter.context);
  studio_photo_cache_unref (painter.photos);
  return surface;
}

static void
assert_same_pixels (StudioSnapshot *post,
                    StudioSnapshot *sample,
                    const StudioFormat *format,
                    guint page)
{
  cairo_surface_t *a = draw (post, format, page), *b = draw (sample, format, page);
  gsize size = (gsize) cairo_image_surface_get_stride (a) * (gsize) cairo_image_surface_get_height (a);
  g_assert_cmpmem (cairo_image_surface_get_data (a), size, cairo_image_surface_get_data (b), size);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static StudioSnapshot *
sample_of (StudioTemplate *template)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (StudioPost) post = studio_post_new (template, brand);

  return studio_post_snapshot (post);
}

static void
test_same_pixels (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hands); i++) {
    g_autoptr (StudioTemplateMaker) maker = make_maker (hands[i], "Buatan Kita");
    g_autoptr (GHashTable) files = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioTemplate) template = studio_template_maker_build (maker, &files, &error);
    g_autoptr (StudioSnapshot) sample = NULL;
    guint n_pages = studio_snapshot_get_n_pages (maker->snapshot);

    g_test_message ("%s", hands[i]);
    g_assert_no_error (error);
    g_assert_cmpstr (studio_template_get_id (template), ==, "buatan-kita");
    g_assert_cmpuint (studio_template_get_n_pages (template), ==, n_pages);
    sample = sample_of (template);
    for (guint page = 0; page < n_pages; page++) {
      for (guint k = 0; k < maker->formats->len; k++)
        assert_same_pixels (maker->snapshot, sample, g_ptr_array_index (maker->formats, k), page);
    }
  }
}

static void
test_fields (void)
{
  g_autoptr (StudioTemplateMaker) maker = make_maker ("{'content':{'tanggal':'2026-12-01'}}", "Bidang");
  StudioMakerItem *label = find_item (maker, "label"), *date = find_item (maker, "tanggal");
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = NULL;
  g_autoptr (StudioSnapshot) sample = NULL;
  const StudioField *field;

  g_assert_null (label->field);
  g_assert_false (label->fill_in);
  label->fill_in = label->required = TRUE;
  g_free (label->label);
  label->label = g_strdup ("1. Jenis Kabar");
  g_assert_cmpstr (date->field, ==, "tanggal");
  date->fill_in = FALSE;
  g_free (date->locked);
  date->locked = g_strdup ("Tanggal tetap.");
  date->can = STUDIO_CAN_NOTHING;

  template = studio_template_maker_build (maker, &files, &error);
  g_assert_no_error (error);
  field = studio_template_find_field (template, "isian_1_jenis_kabar");
  g_assert_nonnull (field);
  g_assert_cmpstr (field->label, ==, "1. Jenis Kabar");
  g_assert_true (field->required);
  g_assert_cmpstr (json_node_get_string (studio_template_get_sample (template, "netral", field->name)), ==, "Pengumuman");
  field = studio_template_find_field (template, "tanggal");
  g_assert_true (field->fixed);
  for (guint i = 0; i < studio_template_get_fields (template)->len; i++)
    g_assert_cmpstr (((const StudioField *) g_ptr_array_index (studio_template_get_fields (template), i))->name, !=, "tanggal");
  sample = sample_of (template);
  g_assert_cmpstr (json_node_get_string (studio_snapshot_get_shown (sample, "tanggal", NULL)), ==, "2026-12-01");
  assert_same_pixels (maker->snapshot, sample, studio_format_find ("feed"), 0);
}

static StudioLayer *
find_layer (StudioSnapshot *snapshot,
            const char *id)
{
  PangoContext *context = studio_fonts_new_context ();
  g_autoptr (StudioScene) scene = studio_layout_page (context, snapshot, studio_format_find ("feed"), 0, NULL);

  g_object_unref (context);
  return studio_layer_ref (studio_scene_find (scene, id)->layer);
}

static void
test_locks (void)
{
  g_autoptr (StudioTemplateMaker) maker = make_maker ("{}", "Terkunci");
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = NULL;
  g_autoptr (StudioSnapshot) sample = NULL;
  static const char *const ids[] = { "judul", "label", "baris.0", "latar" };
  static const char *const reasons[] = { "Judul tetap.", NULL, "Baris tetap.", "Latar tetap di tempatnya." };

  find_item (maker, "judul")->locked = g_strdup ("Judul tetap.");
  find_item (maker, "judul")->can = STUDIO_CAN_NOTHING;
  find_item (maker, "baris.0")->locked = g_strdup ("Baris tetap.");
  find_item (maker, "baris.0")->can = STUDIO_CAN_NOTHING;
  template = studio_template_maker_build (maker, &files, &error);
  g_assert_no_error (error);
  sample = sample_of (template);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    StudioLayer *layer = find_layer (sample, ids[i]);

    g_assert_cmpstr (layer->locked, ==, reasons[i]);
    studio_layer_unref (layer);
  }
}

/* Each choice is kept, content that is filled in stays open, and an element's own words and pictures are not closed along. */
static void
test_limits (void)
{
  g_autoptr (StudioTemplateMaker) maker = make_maker ("{}", "Terbatas");
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = NULL;
  g_autoptr (StudioSnapshot) sample = NULL;
  static const struct
  {
    const char *id;
    StudioCan chosen, kept;
  } cases[] = {
    { "judul", STUDIO_CAN_MOVE, STUDIO_CAN_TEXT | STUDIO_CAN_MOVE },
    { "label", STUDIO_CAN_STYLE, STUDIO_CAN_STYLE },
    { "tumpuk", STUDIO_CAN_TEXT | STUDIO_CAN_PHOTO, STUDIO_CAN_TEXT | STUDIO_CAN_PHOTO },
    { "tanggal", STUDIO_CAN_EVERYTHING, STUDIO_CAN_EVERYTHING },
  };

  g_assert_true (find_item (maker, "tumpuk")->element);
  g_assert_true (find_item (maker, "latar")->element);
  g_assert_cmpuint (find_item (maker, "latar")->can, ==, STUDIO_CAN_NOTHING);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    find_item (maker, cases[i].id)->can = cases[i].chosen;
  template = studio_template_maker_build (maker, &files, &error);
  g_assert_no_error (error);
  g_assert_true (studio_template_check_strict (template, &error));
  sample = sample_of (template);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioLayer *layer = find_layer (sample, cases[i].id);

    g_test_message ("%s", cases[i].id);
    g_assert_cmpuint (layer->can, ==, cases[i].kept);
    /* a reason of its own only where nothing of what was asked may be done */
    g_assert_cmpint (layer->locked != NULL, ==, g_str_equal (cases[i].id, "tumpuk"));
    studio_layer_unref (layer);
  }
  g_assert_null (studio_template_get_field_limit (template, studio_template_find_field (template, "judul")));
}

static void
test_sizes (void)
{
  g_autoptr (StudioTemplateMaker) maker = make_maker (hands[6], "Ukuran");
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = NULL;

  g_ptr_array_remove (maker->formats, (gpointer) studio_format_find ("story"));
  template = studio_template_maker_build (maker, &files, &error);
  g_assert_no_error (error);
  g_assert_true (studio_template_has_format (template, "feed"));
  g_assert_false (studio_template_has_format (template, "story"));
}

static StudioAsset *
make_photo (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 80, 60);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "template-maker.png", NULL);
  g_autoptr (GError) error = NULL;
  StudioAsset *asset;

  cairo_set_source_rgb (cr, 0.8, 0.2, 0.1);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  asset = studio_asset_new_for_path (path, &error);
  g_assert_no_error (error);
  g_remove (path);
  return asset;
}

/* Installed, found again by a catalog with its photo, and never over another without being told. */
static void
test_install (void)
{
  g_autoptr (StudioAsset) photo = make_photo ();
  g_autoptr (StudioSnapshot) plain = make_post ("{}");
  g_autoptr (GPtrArray) assets = g_ptr_array_new ();
  g_autofree char *patch = g_strdup_printf ("{'content':{'foto':{'asset':'%s','focal':[0.2,0.4]}},'layers':{'l-1':{'type':'photo','made':'feed',"
                                            "'frame':[700,90,240,240],'photo':{'asset':'%s'}}}}",
                                            studio_asset_get_hash (photo), studio_asset_get_hash (photo));
  g_autoptr (JsonNode) hand = fixture_json (patch);
  g_autoptr (JsonNode) root = studio_json_merge (studio_snapshot_get_json (plain), hand);
  g_autoptr (StudioSnapshot) post = NULL;
  g_autoptr (StudioTemplateMaker) maker = NULL;
  g_autoptr (StudioCatalog) catalog = NULL;
  g_autoptr (StudioTemplate) template = NULL;
  g_autoptr (StudioSnapshot) sample = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL, *again = NULL;

  g_ptr_array_add (assets, photo);
  post = studio_snapshot_with_root (plain, root, assets);
  maker = studio_template_maker_new (post, &error);
  g_assert_no_error (error);
  maker->name = g_strdup ("  Foto Kita ");
  id = studio_template_maker_install (maker, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "foto-kita");

  catalog = studio_catalog_new ();
  template = studio_catalog_load_template (catalog, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (studio_template_get_name (template), ==, "Foto Kita");
  g_assert_cmpstr (studio_template_get_content_type (template), ==, "uji");
  sample = sample_of (template);
  for (guint k = 0; k < maker->formats->len; k++)
    assert_same_pixels (post, sample, g_ptr_array_index (maker->formats, k), 0);

  g_assert_null (studio_template_maker_install (maker, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  again = studio_template_maker_install (maker, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, id);
}

/* A shipped template is not to be hidden by one of the same name, even when told to replace. */
static void
test_shipped_stays (void)
{
  g_autoptr (StudioTemplateMaker) maker = make_maker ("{}", "Pengumuman");
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_template_maker_install (maker, TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
}

static void
assert_refused (StudioTemplateMaker *maker)
{
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_template_maker_build (maker, &files, &error));
  g_assert_nonnull (error);
  g_assert_null (files);
  g_test_message ("%s", error->message);
}

static void
test_refused (void)
{
  static const char *const names[] = { NULL, "", "   ", "\xff\xfe" };
  g_autofree char *long_name = g_strnfill (300, 'a');
  StudioTemplateMaker *maker;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    maker = make_maker ("{}", names[i]);
    assert_refused (maker);
    studio_template_maker_free (maker);
  }
  maker = make_maker ("{}", long_name);
  assert_refused (maker);
  studio_template_maker_free (maker);

  maker = make_maker ("{}", "Tanpa ukuran");
  g_ptr_array_set_size (maker->formats, 0);
  assert_refused (maker);
  studio_template_maker_free (maker);

  maker = make_maker ("{}", "Tanpa label");
  g_free (find_item (maker, "label")->label);
  find_item (maker, "label")->label = g_strdup (" ");
  find_item (maker, "label")->fill_in = TRUE;
  assert_refused (maker);
  studio_template_maker_free (maker);

  /* other words in one size can't be one field */
  maker = make_maker ("{'variants':{'story':{'set':{'label':{'text':'Lain'}}}}}", "Beda");
  find_item (maker, "label")->fill_in = TRUE;
  assert_refused (maker);
  studio_template_maker_free (maker);

  /* a photo that the post has lost */
  maker = make_maker ("{'content':{'foto':{'asset':'00000000000000000000000000000000000000000000000000000000000000aa'}}}", "Hilang");
  assert_refused (maker);
  studio_template_maker_free (maker);
}

/* Every shipped template can be saved again as it is: build proves that the boxes stay. */
static void
test_shipped (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GPtrArray) ids = studio_catalog_list_templates (catalog);

  g_assert_cmpuint (ids->len, >, 0);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, g_ptr_array_index (ids, i), &error);
    g_autoptr (StudioSnapshot) post = sample_of (template);
    g_autoptr (StudioTemplateMaker) maker = studio_template_maker_new (post, &error);
    g_autoptr (GHashTable) files = NULL;
    g_autoptr (StudioTemplate) made = NULL;

    g_assert_no_error (error);
    maker->name = g_strdup ("Salinan");
    made = studio_template_maker_build (maker, &files, &error);
    g_test_message ("%s", (const char *) g_ptr_array_index (ids, i));
    g_assert_no_error (error);
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/template-maker/same-pixels", test_same_pixels);
  g_test_add_func ("/template-maker/fields", test_fields);
  g_test_add_func ("/template-maker/locks", test_locks);
  g_test_add_func ("/template-maker/limits", test_limits);
  g_test_add_func ("/template-maker/sizes", test_sizes);
  g_test_add_func ("/template-maker/install", test_install);
  g_test_add_func ("/template-maker/shipped-stays", test_shipped_stays);
  g_test_add_func ("/template-maker/refused", test_refused);
  g_test_add_func ("/template-maker/shipped", test_shipped);
  return g_test_run ();
}
