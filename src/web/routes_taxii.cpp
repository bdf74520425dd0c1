#include "base/ids.h"
#include "feature/share/exchange.h"
#include "record/token.h"
#include "web/services.h"
#include "web/taxii_answer.h"
#include "web/taxii_filter.h"

namespace sekimori::web {
namespace {

constexpr std::int64_t nanoseconds_per_microsecond = 1000;
constexpr int microsecond_digits = 6;

std::string date_of(objects::Microseconds added) { return Instant{added * nanoseconds_per_microsecond}.to_rfc3339(microsecond_digits); }

const record::Actor& actor_of(const Request& request) { return request.session->actor; }

std::string address_of(const Services& services, std::string_view root) {
  const std::string path = fmt::format("{}{}/", taxii_path, root);
  return services.public_url.size() > std::string_view("https://").size() ? services.public_url + path : path;
}

// His collections in the root that the address names; not_found when that is none.
Result<std::vector<share::Seen>> visible(Services& services, const Request& request) {
  auto seen = services.exchange.visible(actor_of(request), request.parameters.front());
  if (seen.empty()) return error(ErrorCode::not_found, "there is no API root '{}'", request.parameters.front());
  return seen;
}

Result<share::Seen> look(Services& services, const Request& request) {
  return services.exchange.look(actor_of(request), request.parameters[0], request.parameters[1]);
}

Json collection_json(const share::Seen& seen) {
  const share::Collection& collection = *seen.collection;
  Json out = Json::object({{"id", collection.id}, {"title", collection.title}});
  if (!collection.description.empty()) out.set("description", collection.description);
  if (!collection.alias.empty()) out.set("alias", collection.alias);
  return out.set("can_read", seen.access.read).set("can_write", seen.access.write).set("media_types", Json::array().push(stix_type));
}

Response with_dates(Response response, const std::vector<objects::Row>& rows) {
  if (rows.empty()) return response;
  response.headers.emplace_back("X-TAXII-Date-Added-First", date_of(rows.front().added));
  response.headers.emplace_back("X-TAXII-Date-Added-Last", date_of(rows.back().added));
  return response;
}

// {"more":false,"NAME":[ ... ]} around what is ready to send; {} when there is nothing.
Response page_response(const share::Page& page, std::string_view name, std::string_view items) {
  if (items.empty() && !page.more) return taxii_response(200, "{}\n");
  std::string body;
  body.reserve(items.size() + 128);
  body += page.more ? "{\"more\":true,\"next\":\"" + page.next + "\",\"" : "{\"more\":false,\"";
  body.append(name).append("\":[").append(items).append("]}\n");
  return with_dates(taxii_response(200, std::move(body)), page.rows);
}

Result<Response> discover(Services& services, const Request& request) {
  const record::SetUpSummary set_up = TRY(services.set_up_book.summary(services.clock));
  const auto roots = services.exchange.roots(actor_of(request));
  Json list = Json::array();
  for (const std::string& root : roots) list.push(address_of(services, root));
  Json out = Json::object({{"title", set_up.organisation.empty() ? std::string("Sekimori") : set_up.organisation},
                           {"description", "Warnings that travel without names. Sekimori " SEKIMORI_VERSION}});
  if (!roots.empty()) out.set("default", address_of(services, roots.front())).set("api_roots", std::move(list));
  return taxii_response(200, out.dump() + "\n");
}

Result<Response> show_root(Services& services, const Request& request) {
  TRY(visible(services, request));
  return taxii_response(200, Json::object({{"title", request.parameters.front()},
                                           {"versions", Json::array().push(taxii_type)},
                                           {"max_content_length", share::largest_bundle}})
                                     .dump() +
                                 "\n");
}

Result<Response> show_status(Services& services, const Request& request) {
  TRY(visible(services, request));
  auto found = TRY(services.exchange.status(actor_of(request), request.parameters[0], request.parameters[1]));
  if (!found) return error(ErrorCode::not_found, "there is no status '{}'", request.parameters[1]);
  return taxii_response(200, *std::move(found) + "\n");
}

Result<Response> list_collections(Services& services, const Request& request) {
  Json list = Json::array();
  for (const share::Seen& seen : TRY(visible(services, request))) list.push(collection_json(seen));
  return taxii_response(200, Json::object({{"collections", std::move(list)}}).dump() + "\n");
}

Result<Response> show_collection(Services& services, const Request& request) {
  return taxii_response(200, collection_json(TRY(look(services, request))).dump() + "\n");
}

Result<Response> show_manifest(Services& services, const Request& request) {
  const share::Seen seen = TRY(look(services, request));
  const share::Page page = TRY(services.exchange.page(seen, TRY(taxii_filter(request, Matches::all)), share::Bodies::no));
  std::string items;
  items.reserve(page.rows.size() * 200);
  for (const objects::Row& row : page.rows)
    items += fmt::format(R"({}{{"id":"{}--{}","date_added":"{}","version":"{}","media_type":"application/stix+json;version={}"}})",
                         items.empty() ? "" : ",", row.type, row.uuid.to_string(), date_of(row.added),
                         Instant{row.version}.to_rfc3339(row.version_digits), stix::name_of(static_cast<stix::SpecVersion>(row.spec)));
  return page_response(page, "objects", items);
}

Result<Response> list_objects(Services& services, const Request& request) {
  const share::Seen seen = TRY(look(services, request));
  const share::Page page = TRY(services.exchange.page(seen, TRY(taxii_filter(request, Matches::all)), share::Bodies::yes));
  return page_response(page, "objects", page.objects);
}

// The filter of an endpoint about one object, which must be there for the caller.
Result<share::Filter> about_one(Services& services, const Request& request, const share::Seen& seen) {
  share::Filter filter = TRY(taxii_filter(request, Matches::versions));
  const std::string& id = request.parameters[2];
  if (!TRY(services.exchange.has(seen, id))) return error(ErrorCode::not_found, "there is no object '{}' in this collection", id);
  if (filter.ids.empty()) filter.ids = {id};
  return filter;
}

Result<Response> show_object(Services& services, const Request& request) {
  const share::Seen seen = TRY(look(services, request));
  const share::Filter filter = TRY(about_one(services, request, seen));
  const share::Page page = TRY(services.exchange.page(seen, filter, share::Bodies::yes));
  return page_response(page, "objects", page.objects);
}

Result<Response> list_versions(Services& services, const Request& request) {
  const share::Seen seen = TRY(look(services, request));
  share::Filter filter = TRY(about_one(services, request, seen));
  if (!request.query.contains("match[version]")) filter.versions = {.all = true, .last = false, .exact = {}};
  const share::Page page = TRY(services.exchange.page(seen, filter, share::Bodies::no));
  std::string items;
  for (const objects::Row& row : page.rows)
    items += fmt::format("{}\"{}\"", items.empty() ? "" : ",", Instant{row.version}.to_rfc3339(row.version_digits));
  return page_response(page, "versions", items);
}

Result<Response> remove_object(Services& services, const Request& request) {
  const share::Seen seen = TRY(look(services, request));
  share::Filter filter = TRY(taxii_filter(request, Matches::versions));
  if (filter.ids.empty()) filter.ids = {request.parameters[2]};
  if (!request.query.contains("match[version]")) filter.versions = {.all = true, .last = false, .exact = {}};
  TRY(services.exchange.remove(actor_of(request), seen, filter));
  return taxii_response(200, "{}\n");
}

Result<Response> post_objects(Services& services, const Request& request) {
  const share::Seen seen = TRY(look(services, request));
  if (request.body.size() > share::largest_bundle) {
    const Text title{.ja = "大きすぎます。", .en = "It is too large."};
    return taxii_error(request, 413, "too_large", title.in(language_of(request)),
                       fmt::format("the body is larger than {} bytes; send it in parts", share::largest_bundle));
  }
  const share::Status status = TRY(services.exchange.post(actor_of(request), seen, request.body));
  return taxii_response(202, to_json(status).dump() + "\n");
}

}  // namespace

void add_taxii_routes(Router& router, Services& services) {
  router.add_dialect(taxii_dialect());
  const auto add = [&](std::string_view method, std::string_view pattern, std::string_view summary,
                       Result<Response> (*handler)(Services&, const Request&)) {
    Route route;
    route.method = method;
    route.pattern = fmt::format("{}{}", taxii_path, pattern);
    route.scope = "share";
    route.summary = summary;
    route.tag = "taxii";
    route.no_verb = "it is spoken by clients of TAXII 2.1";
    route.handler = [&services, handler](const Request& request) -> Result<Response> {
      if (auto refused = taxii_refusal(request)) return *std::move(refused);
      return handler(services, request);
    };
    router.add(std::move(route));
  };
  add("GET", "", "TAXII 2.1: server discovery.", discover);
  add("GET", "{root}/", "TAXII 2.1: one API root.", show_root);
  add("GET", "{root}/status/{id}/", "TAXII 2.1: what became of a bundle.", show_status);
  add("GET", "{root}/collections/", "TAXII 2.1: the collections that the caller reads or writes.", list_collections);
  add("GET", "{root}/collections/{collection}/", "TAXII 2.1: one collection, by id or alias.", show_collection);
  add("GET", "{root}/collections/{collection}/manifest/", "TAXII 2.1: what is in a collection, without the objects.", show_manifest);
  add("GET", "{root}/collections/{collection}/objects/", "TAXII 2.1: objects, page by page.", list_objects);
  add("POST", "{root}/collections/{collection}/objects/", "TAXII 2.1: takes objects.", post_objects);
  add("GET", "{root}/collections/{collection}/objects/{object}/", "TAXII 2.1: one object.", show_object);
  add("DELETE", "{root}/collections/{collection}/objects/{object}/", "TAXII 2.1: removes an object or versions of it.", remove_object);
  add("GET", "{root}/collections/{collection}/objects/{object}/versions/", "TAXII 2.1: the versions of an object.", list_versions);
}

}  // namespace sekimori::web
