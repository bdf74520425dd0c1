// What is said under shares and forum items.
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> list_notes(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_thread_notes"));
  return page_of(
      TRY(services.hub.notes.thread(request.session->actor, request.parameters.front())), wish, "list_thread_notes",
      [](const share::ReadNote& one) { return one.note.value.number; }, [](const share::ReadNote& one) { return to_json(one); });
}

Result<Response> write_note(Services& services, const Request& request) {
  return json_response(
      201, to_json(TRY(services.hub.notes.write(request.session->actor, request.parameters.front(), request.json["text"].text()))));
}

Result<Response> list_held_notes(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_held_thread_notes"));
  return page_of(
      TRY(services.hub.notes.held(request.session->actor)), wish, "list_held_thread_notes",
      [](const share::ReadNote& one) { return one.note.value.number; }, [](const share::ReadNote& one) { return to_json(one); });
}

Result<Response> let_out_note(Services& services, const Request& request) {
  return json_response(
      200, to_json(TRY(services.hub.notes.let_out(request.session->actor, request.parameters.front(), request.json["reason"].text()))));
}

Result<Response> take_back_note(Services& services, const Request& request) {
  return json_response(
      200, to_json(TRY(services.hub.notes.take_back(request.session->actor, request.parameters.front(), request.json["reason"].text()))));
}

}  // namespace

void add_thread_routes(Router& router, Services& services) {
  router.add(
      {.method = "GET",
       .pattern = "/api/v1/threads/{subject}",
       .scope = "api",
       .summary = "Lists what was said under a share or a forum item, by its number; members appear under a name of this thread alone.",
       .handler = with(services, list_notes),
       .operation = "list_thread_notes",
       .tag = "threads",
       .needs = {"forum_note", record::Verb::list},
       .query = page_fields(),
       .answer = {.schema = "ThreadNote", .shape = Shape::page},
       .verb = "thread show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/threads/{subject}",
              .scope = "api",
              .summary = "Writes under a share or a forum item: 403 with the sorts of what names the writer.",
              .handler = with(services, write_note),
              .operation = "write_thread_note",
              .tag = "threads",
              .needs = {"forum_note", record::Verb::create},
              .body = "ThreadNoteWish",
              .answer = {.status = 201, .schema = "ThreadNote"},
              .idempotency_key = Wanted::accepted,
              .verb = "thread write"});
  router.add({.method = "GET",
              .pattern = "/api/v1/thread-notes/held",
              .scope = "api",
              .summary = "Lists, for the hub's people, notes that name a member and that nobody but their writer sees.",
              .handler = with(services, list_held_notes),
              .operation = "list_held_thread_notes",
              .tag = "threads",
              .needs = {"forum_note", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "ThreadNote", .shape = Shape::page},
              .verb = "thread held"});
  router.add({.method = "POST",
              .pattern = "/api/v1/thread-notes/{number}/let-out",
              .scope = "api",
              .summary = "Lets the readers of the thread see a note that was held.",
              .handler = with(services, let_out_note),
              .operation = "let_out_thread_note",
              .tag = "threads",
              .needs = {"forum_note", record::Verb::update},
              .body = "ForumReason",
              .answer = {.schema = "ThreadNote"},
              .verb = "thread let-out"});
  router.add({.method = "POST",
              .pattern = "/api/v1/thread-notes/{number}/take-back",
              .scope = "api",
              .summary = "Takes a note back; what it said is destroyed.",
              .handler = with(services, take_back_note),
              .operation = "take_back_thread_note",
              .tag = "threads",
              .needs = {"forum_note", record::Verb::update},
              .body = "ForumReason",
              .answer = {.schema = "ThreadNote"},
              .verb = "thread take-back"});
}

}  // namespace sekimori::web
