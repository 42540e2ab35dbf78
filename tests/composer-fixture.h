#pragma once

#include "layout-fixture.h"
#include "studio-composer.h"

/* What the tests of the composer share: a post with a bit of everything, laid out after each command. */

static const char composer_template[] =
    "{'format':'pemda-studio-template','version':1,'id':'uji','name':'Uji','type':'uji',"
    "'fields':[{'name':'judul','type':'long','label':'Judul','required':true},{'name':'isi','type':'long','label':'Isi'},"
    " {'name':'tanggal','type':'date','label':'Tanggal'},{'name':'angka','type':'rows','label':'Angka'},{'name':'poin','type':'list','label':'Poin'}],"
    "'samples':{'*':{'judul':'Air bersih','isi':'Isi contoh','tanggal':'2026-11-20',"
    " 'angka':[{'label':'Padi','nilai':'8,4','satuan':'ton'},{'label':'Jagung','nilai':'1.240','satuan':'ton'}],'poin':['Satu','Dua']}},"
    "'pages':[{'layers':["
    " {'id':'latar','type':'shape','x':0,'y':0,'right':0,'bottom':0,'fill':'surface'},"
    " {'id':'badan','type':'stack','x':60,'y':60,'w':600,'gap':20,'children':["
    "  {'id':'judul','type':'text','text':'{judul}','size':60,'color':'ink'},"
    "  {'id':'isi','type':'text','text':'{isi}','size':40,'stroke':{'color':'ink','width':2}},"
    "  {'id':'tanggal','type':'text','text':'{tanggal}','size':30}]},"
    " {'id':'kotak','name':'Kotak','type':'shape','x':100,'y':700,'w':200,'h':100,'fill':'primary'},"
    " {'id':'bulat','type':'shape','x':400,'y':700,'w':100,'h':100,'fill':'accent','outline':{'ellipse':true},'rotate':30},"
    " {'id':'cap','name':'Cap','type':'shape','x':700,'y':700,'w':100,'h':100,'fill':'danger','locked':'Stempel ditetapkan pedoman.'},"
    " {'id':'baris','type':'stack','x':60,'y':850,'w':900,'gap':10,'children':["
    "  {'id':'kartu','type':'group','repeat':'angka','h':60,'fill':'tint','children':["
    "   {'id':'nama','type':'text','text':'{item.label}','x':10,'y':5,'w':300,'size':30},"
    "   {'id':'nomor','type':'text','text':'{number}. {item|nilai}','x':400,'y':5,'w':300,'size':30}]}]},"
    " {'id':'putar','type':'group','x':700,'y':100,'w':200,'h':200,'rotate':90,'children':["
    "  {'id':'dalam','type':'shape','x':20,'y':20,'w':50,'h':50,'fill':'primary'}]}"
    "]},{'layers':[{'id':'dua','type':'text','text':'{judul}','x':60,'y':60,'w':500,'size':50}]}],"
    "'formats':{'feed':{'set':{'judul':{'size':70}}},'square':{},'story':{}}}";

typedef struct
{
  StudioDocument *document;
  StudioComposer *composer;
  StudioHistory *history;
  PangoContext *context;
  char *refused; /* the last sentence */
  guint n_refused, n_selection;
} Composer;

static inline void
composer_refused (Composer *fixture,
                  const char *sentence)
{
  g_free (fixture->refused);
  fixture->refused = g_strdup (sentence);
  fixture->n_refused++;
}

static inline void
composer_selected (Composer *fixture)
{
  fixture->n_selection++;
}

static inline JsonNode *
composer_root (Composer *fixture)
{
  return studio_post_get_json (studio_document_get_post (fixture->document));
}

static inline char *
composer_write (Composer *fixture)
{
  return studio_json_write (composer_root (fixture));
}

/** Lays the shown page out anew. Returns: FALSE if it can't be */
static inline gboolean
composer_lay_out (Composer *fixture)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (fixture->document));
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioScene) scene = studio_layout_page (fixture->context, snapshot, studio_composer_get_format (fixture->composer),
                                                      studio_composer_get_page (fixture->composer), &error);

  if (scene == NULL)
    g_test_message ("%s", error->message);
  studio_composer_set_scene (fixture->composer, scene);
  return scene != NULL;
}

static inline void
composer_show (Composer *fixture,
               const char *format,
               guint page)
{
  studio_composer_set_view (fixture->composer, studio_format_find (format), page);
  g_assert_true (composer_lay_out (fixture));
}

/** @values: (nullable): laid over the fresh post */
static inline void
composer_set_up (Composer *fixture,
                 gconstpointer values)
{
  g_autoptr (JsonNode) root = fixture_json (composer_template);
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_template_new ("uji.json", root, &error);

  g_assert_no_error (error);
  *fixture = (Composer){ 0 };
  fixture->document = studio_document_new (template, brand);
  fixture->history = studio_document_get_history (fixture->document);
  if (values != NULL) {
    g_autoptr (JsonNode) patch = fixture_json (values);
    g_autoptr (JsonNode) merged = studio_json_merge (composer_root (fixture), patch);

    studio_history_set_root (fixture->history, merged, "Fixture", NULL);
  }
  fixture->composer = studio_composer_new (fixture->document);
  fixture->context = studio_fonts_new_context ();
  g_signal_connect_swapped (fixture->composer, "refused", G_CALLBACK (composer_refused), fixture);
  g_signal_connect_swapped (fixture->composer, "selection-changed", G_CALLBACK (composer_selected), fixture);
  studio_composer_set_view (fixture->composer, studio_format_find ("feed"), 0);
}

static inline void
composer_tear_down (Composer *fixture,
                    gconstpointer values)
{
  fixture_assert_ends (fixture->composer);
  fixture_assert_ends (fixture->document);
  g_object_unref (fixture->context);
  g_free (fixture->refused);
}
