#pragma once

#include "model-fixture.h"
#include "studio-fonts.h"
#include "studio-layout.h"

/* What the tests of layout share: a template made of the layers under test, and its page laid out. */

static const char layout_fields[] =
    "[{'name':'judul','type':'long','label':'Judul','required':true},"
    " {'name':'isi','type':'long','label':'Isi'},"
    " {'name':'tanggal','type':'date','label':'Tanggal'},"
    " {'name':'sampai','type':'date','label':'Sampai'},"
    " {'name':'waktu','type':'time','label':'Waktu'},"
    " {'name':'daftar','type':'list','label':'Daftar'},"
    " {'name':'acara','type':'list','item':'events','label':'Acara'},"
    " {'name':'langkah','type':'list','label':'Langkah','item':'pairs'},"
    " {'name':'angka','type':'rows','label':'Angka'},"
    " {'name':'foto','type':'photo','label':'Foto'}]";

/** @layers and @formats as in a template, @content as in a post, all with ' for "; @assets: by hash. */
static inline StudioSnapshot *
layout_snapshot_with (const char *layers,
                      const char *formats,
                      const char *content,
                      GHashTable *assets)
{
  g_autofree char *text = g_strdup_printf ("{'format':'pemda-studio-template','version':1,'id':'uji','name':'Uji','type':'uji',"
                                           "'fields':%s,'samples':{},'layers':%s,'formats':%s}",
                                           layout_fields, layers, formats);
  g_autoptr (JsonNode) root = fixture_json (text);
  g_autoptr (JsonNode) values = fixture_json (content);
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_template_new ("uji.json", root, &error);
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioPost) filled = NULL;
  g_autoptr (JsonNode) document = NULL;

  g_assert_no_error (error);
  post = studio_post_new (template, brand);
  document = studio_json_merge (studio_post_get_json (post), values);
  filled = studio_post_new_from_json ("post.json", document, template, brand, assets, &error);
  g_assert_no_error (error);
  return studio_post_snapshot (filled);
}

static inline StudioSnapshot *
layout_snapshot (const char *layers,
                 const char *formats,
                 const char *content)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  return layout_snapshot_with (layers, formats, content, none);
}

static inline StudioScene *
layout_scene (const char *layers,
              const char *formats,
              const char *content,
              const char *format)
{
  g_autoptr (StudioSnapshot) snapshot = layout_snapshot (layers, formats, content);
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  PangoContext *context = PANGO_CONTEXT (fonts);
  g_autoptr (GError) error = NULL;
  StudioScene *scene = studio_layout_page (context, snapshot, studio_format_find (format), 0, &error);

  g_assert_no_error (error);
  return scene;
}

static inline const StudioBox *
layout_box (StudioScene *scene,
            const char *id)
{
  const StudioBox *box = studio_scene_find (scene, id);

  if (box == NULL)
    g_error ("There is no box “%s”", id);
  return box;
}

static inline void
layout_assert_rect (StudioScene *scene,
                    const char *id,
                    double x,
                    double y,
                    double w,
                    double h)
{
  const StudioRect *rect = &layout_box (scene, id)->rect;

  if (ABS (rect->x - x) > 0.6 || ABS (rect->y - y) > 0.6 || ABS (rect->w - w) > 0.6 || ABS (rect->h - h) > 0.6)
    g_error ("%s lies at %.1f, %.1f, %.1f × %.1f instead of %.1f, %.1f, %.1f × %.1f", id, rect->x, rect->y, rect->w, rect->h, x, y, w, h);
}

static inline guint
layout_count_issues (StudioScene *scene,
                     StudioIssueKind kind)
{
  guint count = 0;

  for (guint i = 0; i < scene->issues->len; i++)
    count += ((StudioIssue *) g_ptr_array_index (scene->issues, i))->kind == kind;
  return count;
}
