#include "model-fixture.h"

#include <string.h>

#include "studio-merge.h"

/* Documents are written with ' in place of " . */
typedef struct
{
  const char *name;
  const char *base; /* (nullable): nobody knows */
  const char *mine;
  const char *theirs;
  const char *merged;    /* what comes out before anybody chose */
  const char *conflicts; /* paths, each step divided by "/", in order, divided by blanks */
  const char *chosen;    /* (nullable): what comes out when theirs is chosen in all */
} Row;

#define A "{'id':'a','content':{'judul':'Satu','isi':'Dua'}}"
#define COMMENT(id, more) "{'id':'" id "','by':'Rina','at':'2026-11-22T09:00:00+08:00','text':'Ganti foto'" more "}"
#define LIST(rows) "{'content':{'rincian':[" rows "]}}"
#define ROW(label, value) "{'label':'" label "','nilai':'" value "'}"
#define LOG(kind, at, by) "{'kind':'" kind "','by':'" by "','at':'" at "'}"

static const Row rows[] = {
  { "nothing changed", A, A, A, A, "", NULL },
  { "only mine", A, "{'id':'a','content':{'judul':'Baru','isi':'Dua'}}", A, "{'id':'a','content':{'judul':'Baru','isi':'Dua'}}", "", NULL },
  { "only theirs", A, A, "{'id':'a','content':{'judul':'Baru','isi':'Dua'}}", "{'id':'a','content':{'judul':'Baru','isi':'Dua'}}", "", NULL },
  { "different fields", A, "{'id':'a','content':{'judul':'Baru','isi':'Dua'}}", "{'id':'a','content':{'judul':'Satu','isi':'Lain'}}",
    "{'id':'a','content':{'judul':'Baru','isi':'Lain'}}", "", NULL },
  { "the same field, the same way", A, "{'id':'a','content':{'judul':'X','isi':'Dua'}}", "{'id':'a','content':{'judul':'X','isi':'Dua'}}",
    "{'id':'a','content':{'judul':'X','isi':'Dua'}}", "", NULL },
  { "the same field, other ways", A, "{'id':'a','content':{'judul':'X','isi':'Dua'}}", "{'id':'a','content':{'judul':'Y','isi':'Dua'}}",
    "{'id':'a','content':{'judul':'X','isi':'Dua'}}", "content/judul", "{'id':'a','content':{'judul':'Y','isi':'Dua'}}" },
  { "a field emptied there", A, A, "{'id':'a','content':{'judul':'Satu'}}", "{'id':'a','content':{'judul':'Satu'}}", "", NULL },
  { "a field emptied there, changed here", A, "{'id':'a','content':{'judul':'Satu','isi':'X'}}", "{'id':'a','content':{'judul':'Satu'}}",
    "{'id':'a','content':{'judul':'Satu','isi':'X'}}", "content/isi", "{'id':'a','content':{'judul':'Satu'}}" },
  { "a field that is called like a path", "{'content':{'a/b':'1','a':{'b':'2'}}}", "{'content':{'a/b':'3','a':{'b':'2'}}}", "{'content':{'a/b':'1','a':{'b':'4'}}}",
    "{'content':{'a/b':'3','a':{'b':'4'}}}", "", NULL },
  { "all fields emptied there", "{'content':{'judul':'x'}}", "{'content':{'judul':'x'}}", "{'content':{}}", "{'content':{}}", "", NULL },
  { "no base: every difference", NULL, "{'content':{'judul':'X','isi':'Dua'}}", "{'content':{'judul':'Y','isi':'Dua','t':'1'}}",
    "{'content':{'judul':'X','isi':'Dua'}}", "content/judul content/t", "{'content':{'judul':'Y','isi':'Dua','t':'1'}}" },
  { "the id is ours", A, A, "{'id':'b','format':'x','version':9,'content':{'judul':'Satu','isi':'Dua'}}", A, "", NULL },
  { "lists: other rows", LIST (ROW ("a", "1") "," ROW ("b", "2") "," ROW ("c", "3")), LIST (ROW ("a", "9") "," ROW ("b", "2") "," ROW ("c", "3")),
    LIST (ROW ("a", "1") "," ROW ("b", "2") "," ROW ("c", "8")), LIST (ROW ("a", "9") "," ROW ("b", "2") "," ROW ("c", "8")), "", NULL },
  { "lists: rows beside each other", LIST (ROW ("a", "1") "," ROW ("b", "2")), LIST (ROW ("a", "9") "," ROW ("b", "2")),
    LIST (ROW ("a", "1") "," ROW ("b", "8")), LIST (ROW ("a", "9") "," ROW ("b", "8")), "", NULL },
  { "lists: the same row", LIST (ROW ("a", "1") "," ROW ("b", "2")), LIST (ROW ("a", "9") "," ROW ("b", "2")), LIST (ROW ("a", "8") "," ROW ("b", "2")),
    LIST (ROW ("a", "9") "," ROW ("b", "2")), "content/rincian", LIST (ROW ("a", "8") "," ROW ("b", "2")) },
  { "lists: one added, one removed", LIST (ROW ("a", "1") "," ROW ("b", "2") "," ROW ("c", "3")), LIST (ROW ("b", "2") "," ROW ("c", "3")),
    LIST (ROW ("a", "1") "," ROW ("b", "2") "," ROW ("c", "3") "," ROW ("d", "4")), LIST (ROW ("b", "2") "," ROW ("c", "3") "," ROW ("d", "4")), "", NULL },
  { "lists: both added at the end", LIST (ROW ("a", "1")), LIST (ROW ("a", "1") "," ROW ("b", "2")), LIST (ROW ("a", "1") "," ROW ("c", "3")),
    LIST (ROW ("a", "1") "," ROW ("b", "2")), "content/rincian", LIST (ROW ("a", "1") "," ROW ("c", "3")) },
  { "lists of texts", "{'content':{'butir':['a','b','c']}}", "{'content':{'butir':['A','b','c']}}", "{'content':{'butir':['a','b','C']}}",
    "{'content':{'butir':['A','b','C']}}", "", NULL },
  { "frames are one thing", "{'set':{'judul':{'frame':[1,2,3,4]}}}", "{'set':{'judul':{'frame':[9,2,3,4]}}}", "{'set':{'judul':{'frame':[1,2,3,8]}}}",
    "{'set':{'judul':{'frame':[9,2,3,4]}}}", "set/judul/frame", "{'set':{'judul':{'frame':[1,2,3,8]}}}" },
  { "overrides: other properties of a layer", "{'set':{'judul':{'rotate':1,'color':'a'}}}", "{'set':{'judul':{'rotate':2,'color':'a'}}}",
    "{'set':{'judul':{'rotate':1,'color':'b'}}}", "{'set':{'judul':{'rotate':2,'color':'b'}}}", "", NULL },
  { "overrides: other formats", "{'id':'a'}", "{'id':'a','variants':{'square':{'set':{'judul':{'z':1}}}}}", "{'id':'a','variants':{'story':{'set':{'judul':{'z':2}}}}}",
    "{'id':'a','variants':{'square':{'set':{'judul':{'z':1}}},'story':{'set':{'judul':{'z':2}}}}}", "", NULL },
  { "overrides: the same in one format", "{'id':'a'}", "{'id':'a','variants':{'square':{'set':{'judul':{'z':1}}}}}", "{'id':'a','variants':{'square':{'set':{'judul':{'z':2}}}}}",
    "{'id':'a','variants':{'square':{'set':{'judul':{'z':1}}}}}", "variants/square/set/judul/z", "{'id':'a','variants':{'square':{'set':{'judul':{'z':2}}}}}" },
  { "overrides: the last one taken back there", "{'id':'a','set':{'judul':{'z':1}}}", "{'id':'a','set':{'judul':{'z':1}}}", "{'id':'a'}", "{'id':'a'}", "", NULL },
  { "layers: each adds one", "{'id':'a'}", "{'id':'a','layers':{'l-1':{'type':'shape'}}}", "{'id':'a','layers':{'l-2':{'type':'line'}}}",
    "{'id':'a','layers':{'l-1':{'type':'shape'},'l-2':{'type':'line'}}}", "", NULL },
  { "layers: removed there", "{'layers':{'l-1':{'type':'shape'},'l-2':{'type':'line'}}}", "{'layers':{'l-1':{'type':'shape'},'l-2':{'type':'line'}}}",
    "{'layers':{'l-2':{'type':'line'}}}", "{'layers':{'l-2':{'type':'line'}}}", "", NULL },
  { "layers: moved here, removed there", "{'layers':{'l-1':{'frame':[1,1,2,2]},'l-2':{'z':1}}}", "{'layers':{'l-1':{'frame':[5,1,2,2]},'l-2':{'z':1}}}",
    "{'layers':{'l-2':{'z':1}}}", "{'layers':{'l-1':{'frame':[5,1,2,2]},'l-2':{'z':1}}}", "layers/l-1", "{'layers':{'l-2':{'z':1}}}" },
  { "layers: moved here in one format, removed there", "{'layers':{'l-1':{'z':1},'l-2':{'z':1}}}",
    "{'layers':{'l-1':{'z':1},'l-2':{'z':1}},'variants':{'story':{'set':{'l-1':{'rotate':9}}}}}", "{'layers':{'l-2':{'z':1}}}",
    "{'layers':{'l-1':{'z':1},'l-2':{'z':1}},'variants':{'story':{'set':{'l-1':{'rotate':9}}}}}", "layers/l-1", "{'layers':{'l-2':{'z':1}}}" },
  { "layers: removed here, moved there", "{'layers':{'l-1':{'z':1},'l-2':{'z':1}}}", "{'layers':{'l-2':{'z':1}}}", "{'layers':{'l-1':{'z':7},'l-2':{'z':1}}}",
    "{'layers':{'l-2':{'z':1}}}", "layers/l-1", "{'layers':{'l-1':{'z':7},'l-2':{'z':1}}}" },
  { "layers: removed by both", "{'layers':{'l-1':{'z':1},'l-2':{'z':1}}}", "{'layers':{'l-2':{'z':1}}}", "{'layers':{'l-2':{'z':1}}}", "{'layers':{'l-2':{'z':1}}}", "", NULL },
  { "layers: moved here, coloured there", "{'layers':{'l-1':{'z':1,'fill':'a'}}}", "{'layers':{'l-1':{'z':2,'fill':'a'}}}", "{'layers':{'l-1':{'z':1,'fill':'b'}}}",
    "{'layers':{'l-1':{'z':2,'fill':'b'}}}", "", NULL },
  { "pages: moved there", "{'pages':[{'id':'1','from':0},{'id':'2','from':1}]}", "{'pages':[{'id':'1','from':0},{'id':'2','from':1}]}",
    "{'pages':[{'id':'2','from':1},{'id':'1','from':0}]}", "{'pages':[{'id':'2','from':1},{'id':'1','from':0}]}", "", NULL },
  { "pages: each adds one", "{'id':'a'}", "{'id':'a','pages':[{'id':'1','from':0},{'id':'p-1','from':0},{'id':'2','from':1}]}",
    "{'id':'a','pages':[{'id':'1','from':0},{'id':'2','from':1},{'id':'p-2','from':0}]}",
    "{'id':'a','pages':[{'id':'1','from':0},{'id':'p-1','from':0},{'id':'2','from':1},{'id':'p-2','from':0}]}", "", NULL },
  { "pages: moved there, added here", "{'id':'a'}", "{'id':'a','pages':[{'id':'1','from':0},{'id':'p-1','from':0},{'id':'2','from':1}]}",
    "{'id':'a','pages':[{'id':'2','from':1},{'id':'1','from':0}]}", "{'id':'a','pages':[{'id':'2','from':1},{'id':'1','from':0},{'id':'p-1','from':0}]}", "", NULL },
  { "pages: each another order", "{'pages':[{'id':'1'},{'id':'2'},{'id':'3'}]}", "{'pages':[{'id':'2'},{'id':'1'},{'id':'3'}]}", "{'pages':[{'id':'1'},{'id':'3'},{'id':'2'}]}",
    "{'pages':[{'id':'2'},{'id':'1'},{'id':'3'}]}", "pages", "{'pages':[{'id':'1'},{'id':'3'},{'id':'2'}]}" },
  { "pages: removed there, with what is on it", "{'pages':[{'id':'1'},{'id':'p-1'}],'set':{'judul@p-1':{'z':1}},'descriptions':{'p-1':{'alt':'x'}}}",
    "{'pages':[{'id':'1'},{'id':'p-1'}],'set':{'judul@p-1':{'z':1}},'descriptions':{'p-1':{'alt':'x'}}}", "{'pages':[{'id':'1'}]}", "{'pages':[{'id':'1'}]}", "", NULL },
  { "pages: removed there, described here", "{'pages':[{'id':'1'},{'id':'p-1'}]}", "{'pages':[{'id':'1'},{'id':'p-1'}],'descriptions':{'p-1':{'alt':'x'}}}",
    "{'pages':[{'id':'1'}]}", "{'pages':[{'id':'1'},{'id':'p-1'}],'descriptions':{'p-1':{'alt':'x'}}}", "pages/p-1", "{'pages':[{'id':'1'}]}" },
  { "pages: removed here, a layer added there", "{'pages':[{'id':'1'},{'id':'p-1'}]}", "{'pages':[{'id':'1'}]}",
    "{'pages':[{'id':'1'},{'id':'p-1'}],'layers':{'l-1':{'page':'p-1'}}}", "{'pages':[{'id':'1'}]}", "pages/p-1",
    "{'pages':[{'id':'1'},{'id':'p-1'}],'layers':{'l-1':{'page':'p-1'}}}" },
  { "caption: other platforms", "{'caption':{'text':'a'}}", "{'caption':{'text':'a','variants':{'x':{'text':'b'}}}}", "{'caption':{'text':'c'}}",
    "{'caption':{'text':'c','variants':{'x':{'text':'b'}}}}", "", NULL },
  { "caption: the same platform", "{'caption':{'text':'a'}}", "{'caption':{'text':'a','variants':{'x':{'text':'b'}}}}", "{'caption':{'text':'a','variants':{'x':{'text':'c'}}}}",
    "{'caption':{'text':'a','variants':{'x':{'text':'b'}}}}", "caption/variants/x", "{'caption':{'text':'a','variants':{'x':{'text':'c'}}}}" },
  { "a description is one thing", "{'descriptions':{'1':{'alt':'a','draft':true}}}", "{'descriptions':{'1':{'alt':'a'}}}", "{'descriptions':{'1':{'alt':'b','draft':true}}}",
    "{'descriptions':{'1':{'alt':'a'}}}", "descriptions/1", "{'descriptions':{'1':{'alt':'b','draft':true}}}" },
  { "photo notes by member", "{'photo_notes':{'f':{'credit':'a'}}}", "{'photo_notes':{'f':{'credit':'b'}}}", "{'photo_notes':{'f':{'credit':'a','source':'c'}}}",
    "{'photo_notes':{'f':{'credit':'b','source':'c'}}}", "", NULL },
  { "the same answer by two", "{'answers':{}}", "{'answers':{'O':{'value':'ya','by':'A','at':'1'}}}", "{'answers':{'O':{'value':'ya','by':'B','at':'2'}}}",
    "{'answers':{'O':{'value':'ya','by':'A','at':'1'}}}", "", NULL },
  { "other answers", "{'answers':{}}", "{'answers':{'O':{'value':'ya'}}}", "{'answers':{'O':{'value':'tidak'}}}", "{'answers':{'O':{'value':'ya'}}}", "answers/O",
    "{'answers':{'O':{'value':'tidak'}}}" },
  { "comments: each adds one", "{'comments':[]}", "{'comments':[" COMMENT ("1", "") "]}", "{'comments':[" COMMENT ("2", "") "]}",
    "{'comments':[" COMMENT ("1", "") "," COMMENT ("2", "") "]}", "", NULL },
  { "comments: resolved there", "{'comments':[" COMMENT ("1", "") "]}", "{'comments':[" COMMENT ("1", "") "]}", "{'comments':[" COMMENT ("1", ",'done':{'by':'B'}") "]}",
    "{'comments':[" COMMENT ("1", ",'done':{'by':'B'}") "]}", "", NULL },
  { "comments: resolved by both", "{'comments':[" COMMENT ("1", "") "]}", "{'comments':[" COMMENT ("1", ",'done':{'by':'A'}") "]}",
    "{'comments':[" COMMENT ("1", ",'done':{'by':'B'}") "]}", "{'comments':[" COMMENT ("1", ",'done':{'by':'A'}") "]}", "", NULL },
  { "comments: opened again there", "{'comments':[" COMMENT ("1", ",'done':{'by':'A'}") "]}", "{'comments':[" COMMENT ("1", ",'done':{'by':'A'}") "]}",
    "{'comments':[" COMMENT ("1", "") "]}", "{'comments':[" COMMENT ("1", "") "]}", "", NULL },
  { "comments: replies of both", "{'comments':[" COMMENT ("1", "") "]}", "{'comments':[" COMMENT ("1", ",'replies':[{'text':'a'}]") "]}",
    "{'comments':[" COMMENT ("1", ",'replies':[{'text':'b'}]") "]}", "{'comments':[" COMMENT ("1", ",'replies':[{'text':'a'},{'text':'b'}]") "]}", "", NULL },
  { "comments: removed there", "{'comments':[" COMMENT ("1", "") "," COMMENT ("2", "") "]}", "{'comments':[" COMMENT ("1", "") "," COMMENT ("2", "") "]}",
    "{'comments':[" COMMENT ("2", "") "]}", "{'comments':[" COMMENT ("2", "") "]}", "", NULL },
  { "comments: removed here, answered there", "{'comments':[" COMMENT ("1", "") "]}", "{'comments':[]}", "{'comments':[" COMMENT ("1", ",'replies':[{'text':'a'}]") "]}",
    "{'comments':[" COMMENT ("1", ",'replies':[{'text':'a'}]") "]}", "", NULL },
  { "comments: no base joins", NULL, "{'comments':[" COMMENT ("1", "") "]}", "{'comments':[" COMMENT ("1", ",'done':{'by':'B'}") "," COMMENT ("2", "") "]}",
    "{'comments':[" COMMENT ("1", ",'done':{'by':'B'}") "," COMMENT ("2", "") "]}", "", NULL },
  { "comments: the text of one in other ways", "{'comments':[{'id':'1','text':'a'}]}", "{'comments':[{'id':'1','text':'b'}]}", "{'comments':[{'id':'1','text':'c'}]}",
    "{'comments':[{'id':'1','text':'b'}]}", "comments/1/text", "{'comments':[{'id':'1','text':'c'}]}" },
  { "the log by time", "{'review':'draft'}", "{'review':'review','review_log':[" LOG ("asked", "2026-11-22T09:00:00+08:00", "A") "]}",
    "{'review':'draft','review_log':[" LOG ("withdrawn", "2026-11-21T09:00:00+08:00", "B") "," LOG ("asked", "2026-11-22T09:00:00+08:00", "A") "]}",
    "{'review':'review','review_log':[" LOG ("withdrawn", "2026-11-21T09:00:00+08:00", "B") "," LOG ("asked", "2026-11-22T09:00:00+08:00", "A") "]}", "", NULL },
  { "the state there", "{'review':'review'}", "{'review':'review'}", "{'review':'approved','approval':{'by':'B'}}", "{'review':'approved','approval':{'by':'B'}}", "", NULL },
  { "the state in both", "{'review':'review'}", "{'review':'draft'}", "{'review':'approved'}", "{'review':'draft'}", "review", "{'review':'approved'}" },
  { "releases grow", "{'releases':[]}", "{'releases':[{'at':'2026-11-22T09:00:00Z','by':'A'}]}", "{'releases':[{'at':'2026-11-21T09:00:00Z','by':'B'}]}",
    "{'releases':[{'at':'2026-11-21T09:00:00Z','by':'B'},{'at':'2026-11-22T09:00:00Z','by':'A'}]}", "", NULL },
  { "published by id", "{'published':[{'id':'1','link':'a'}]}", "{'published':[{'id':'1','link':'a'},{'id':'2'}]}", "{'published':[{'id':'1','link':'b'},{'id':'3'}]}",
    "{'published':[{'id':'1','link':'b'},{'id':'2'},{'id':'3'}]}", "", NULL },
  { "plan: other platforms", "{'plan':[{'at':'1','platform':'x'}]}", "{'plan':[{'at':'2','platform':'x'}]}", "{'plan':[{'at':'1','platform':'x'},{'at':'3','platform':'facebook'}]}",
    "{'plan':[{'at':'2','platform':'x'},{'at':'3','platform':'facebook'}]}", "", NULL },
  { "plan: the same platform", "{'plan':[{'at':'1'}]}", "{'plan':[{'at':'2'}]}", "{'plan':[{'at':'3'}]}", "{'plan':[{'at':'2'}]}", "plan/", "{'plan':[{'at':'3'}]}" },
  { "plan: twice a day", "{'plan':[{'at':'1'},{'at':'2'}]}", "{'plan':[{'at':'1'},{'at':'2'}]}", "{'plan':[{'at':'1'}]}", "{'plan':[{'at':'1'}]}", "", NULL },
  { "tags are a set", "{'tags':['a','b']}", "{'tags':['a','b','c']}", "{'tags':['b','d']}", "{'tags':['b','c','d']}", "", NULL },
  { "the brand there", "{'brand':'a'}", "{'brand':'a'}", "{'brand':'b'}", "{'brand':'b'}", "", NULL },
  { "brand and template in both", "{'brand':'a','template':'t'}", "{'brand':'b','template':'t'}", "{'brand':'c','template':'u'}", "{'brand':'b','template':'u'}", "brand",
    "{'brand':'c','template':'u'}" },
  { "unknown members are kept", "{'x':1,'y':{'z':1}}", "{'x':1,'y':{'z':1},'m':true}", "{'x':2,'y':{'z':2},'n':[1]}", "{'x':2,'y':{'z':2},'m':true,'n':[1]}", "", NULL },
  { "as what it was sent", "{'id':'a'}", "{'id':'a','sent':[{'base':'y'}]}", "{'id':'a','sent':[{'base':'x'}]}", "{'id':'a','sent':[{'base':'y'},{'base':'x'}]}", "", NULL },
  { "hostile: lists that are none", "{'comments':[],'plan':[],'tags':[]}", "{'comments':[],'plan':[],'tags':[]}", "{'comments':{'a':1},'plan':'x','tags':7,'pages':3,'layers':[1]}",
    "{'comments':[],'layers':[1],'plan':[],'tags':[]}", "", NULL },
  { "hostile: entries that are none", "{'comments':[],'pages':[{'id':'1'}]}", "{'comments':[],'pages':[{'id':'1'}]}", "{'comments':[null,7,'x',[],{'id':3}],'pages':[null,{'id':'1'},{'id':'1'}]}",
    "{'comments':[null,7,'x',[],{'id':3}],'pages':[null,{'id':'1'},{'id':'1'}]}", "", NULL },
  { "hostile: objects in place of texts", A, "{'id':'a','content':{'judul':'X','isi':'Dua'}}", "{'id':'a','content':{'judul':{'a':{'b':1}},'isi':'Dua'}}",
    "{'id':'a','content':{'judul':'X','isi':'Dua'}}", "content/judul", "{'id':'a','content':{'judul':{'a':{'b':1}},'isi':'Dua'}}" },
  { "hostile: contents that are none", A, "{'id':'a','content':{'judul':'X','isi':'Dua'}}", "{'id':'a','content':[]}", "{'id':'a','content':{'judul':'X','isi':'Dua'}}", "content",
    "{'id':'a','content':[]}" },
};

static JsonNode *
read_quoted (const char *text)
{
  g_autofree char *copy = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (copy, strlen (copy));
  g_autoptr (GError) error = NULL;
  JsonNode *node = studio_json_parse ("merge", bytes, &error);

  g_assert_no_error (error);
  return node;
}

static void
assert_same (JsonNode *node,
             const char *expected)
{
  g_autoptr (JsonNode) wanted = read_quoted (expected);
  g_autofree char *text = studio_json_write_line (node);
  g_autofree char *other = studio_json_write_line (wanted);

  g_assert_cmpstr (text, ==, other);
  /* what is made may be kept by other threads */
  g_assert_true (json_node_is_immutable (node));
}

static void
assert_conflicts (StudioMerge *merge,
                  const char *expected)
{
  g_autoptr (GString) paths = g_string_new (NULL);

  for (guint i = 0; i < merge->conflicts->len; i++) {
    const StudioMergeConflict *conflict = g_ptr_array_index (merge->conflicts, i);
    g_autofree char *path = g_strjoinv ("/", conflict->path);

    g_string_append_printf (paths, "%s%s", i > 0 ? " " : "", path);
    g_assert_false (conflict->mine == NULL && conflict->theirs == NULL);
  }
  g_assert_cmpstr (paths->str, ==, expected);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (JsonNode) base = row->base != NULL ? read_quoted (row->base) : NULL;
  g_autoptr (JsonNode) mine = read_quoted (row->mine);
  g_autoptr (JsonNode) theirs = read_quoted (row->theirs);
  StudioMergeOrder order = { base, NULL, mine, NULL, theirs, 2 };
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StudioMerge) merge = studio_merge_run (&order, NULL);
  g_autoptr (StudioMerge) chosen = NULL;

  assert_conflicts (merge, row->conflicts);
  assert_same (merge->root, row->merged);
  for (guint i = 0; i < merge->conflicts->len; i++)
    g_hash_table_add (choices, ((StudioMergeConflict *) g_ptr_array_index (merge->conflicts, i))->key);
  chosen = studio_merge_run (&order, choices);
  assert_conflicts (chosen, row->conflicts);
  assert_same (chosen->root, row->chosen != NULL ? row->chosen : row->merged);
  assert_same (mine, row->mine);
  assert_same (theirs, row->theirs);
}

/* Whatever they hold: who changed nothing gives nothing, and takes all. */
static void
test_one_side (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (JsonNode) mine = read_quoted (row->mine);
  g_autoptr (JsonNode) theirs = read_quoted (row->theirs);
  StudioMergeOrder nothing_came = { theirs, NULL, mine, NULL, theirs, 2 };
  StudioMergeOrder twice = { mine, NULL, mine, NULL, mine, 2 };
  g_autoptr (StudioMerge) kept = studio_merge_run (&nothing_came, NULL);
  g_autoptr (StudioMerge) same = studio_merge_run (&twice, NULL);

  assert_conflicts (kept, "");
  assert_conflicts (same, "");
  g_assert_cmpuint (same->taken->len, ==, 0);
  assert_same (same->root, row->mine);
}

/* A file carries photos whose hidden areas are destroyed: the ones of here stay. */
static void
test_hidden_areas (void)
{
  g_autoptr (JsonNode) base = read_quoted ("{'content':{'foto':{'asset':'raw'},'judul':'a','galeri':[{'asset':'raw'},{'asset':'b'}]},'photo_notes':{'raw':{'credit':'x'}},'photos':[{'asset':'raw'}]}");
  g_autoptr (JsonNode) sent = read_quoted ("{'content':{'foto':{'asset':'baked'},'judul':'a','galeri':[{'asset':'baked'},{'asset':'b'}]},'photo_notes':{'baked':{'credit':'x'}},'photos':[{'asset':'baked'}]}");
  g_autoptr (JsonNode) mine = read_quoted ("{'content':{'foto':{'asset':'raw'},'judul':'b','galeri':[{'asset':'raw'},{'asset':'b'},{'asset':'c'}]},'photo_notes':{'raw':{'credit':'y'}},'photos':[{'asset':'raw'}]}");
  g_autoptr (JsonNode) theirs = read_quoted ("{'content':{'foto':{'asset':'baked'},'judul':'a','galeri':[{'asset':'baked'},{'asset':'d'}]},'photo_notes':{'baked':{'credit':'x'}},'photos':[{'asset':'baked'},{'asset':'e'}]}");
  StudioMergeOrder order = { base, sent, mine, NULL, theirs, 1 };
  g_autoptr (StudioMerge) merge = studio_merge_run (&order, NULL);

  assert_conflicts (merge, "content/galeri");
  assert_same (merge->root, "{'content':{'foto':{'asset':'raw'},'judul':'b','galeri':[{'asset':'raw'},{'asset':'b'},{'asset':'c'}]},'photo_notes':{'raw':{'credit':'y'}},'photos':[{'asset':'raw'},{'asset':'e'}]}");
}

/* No more comments than a post may have; what has no room is told. */
static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new ("{'comments':[");
  g_autoptr (JsonNode) mine = NULL;
  g_autoptr (JsonNode) theirs = NULL;
  g_autoptr (StudioMerge) merge = NULL;
  StudioMergeOrder order = { 0 };

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (text, "%s{'id':'%u'}", i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  mine = read_quoted (text->str);
  theirs = read_quoted ("{'comments':[{'id':'x'},{'id':'7'},{'id':'y'}]}");
  order = (StudioMergeOrder){ mine, NULL, mine, NULL, theirs, 1 };
  merge = studio_merge_run (&order, NULL);
  /* those that are gone there are gone here, the new ones come */
  assert_same (merge->root, "{'comments':[{'id':'7'},{'id':'x'},{'id':'y'}]}");
  g_clear_pointer (&merge, studio_merge_free);
  order.base = NULL;
  merge = studio_merge_run (&order, NULL);
  g_assert_cmpuint (merge->n_left_out, ==, 2);
  assert_same (merge->root, text->str);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/merge/%s", rows[i].name);
    g_autofree char *side = g_strdup_printf ("/merge-one/%s", rows[i].name);

    g_test_add_data_func (path, &rows[i], test_row);
    g_test_add_data_func (side, &rows[i], test_one_side);
  }
  g_test_add_func ("/merge/hidden areas", test_hidden_areas);
  g_test_add_func ("/merge/too many", test_too_many);
  return g_test_run ();
}
