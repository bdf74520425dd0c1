// Circulations with receipts, duties across departments, the tree of attestations, devices against exploited weaknesses.
#include "feature/govern/govern_room.h"
#include "web/govern_routes.h"
#include "web/paging.h"

namespace sekimori::web {
namespace {

Result<Response> list_circulations(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const PageWish wish = TRY(page_wish(request, "list_circulations"));
  std::vector<Json> rows;
  for (const auto& one : TRY(services.govern.circulations.list(actor)))
    rows.push_back(TRY(services.govern.circulations.shown(actor, one.value)));
  return page_of(
      std::move(rows), wish, "list_circulations", [](const Json& one) { return newest_first(one["number"].text()); },
      [](const Json& one) { return one; });
}

Result<Response> send_circulation(Services& services, const Request& request) {
  govern::Circulation circulation;
  circulation.title = request.json["title"].text();
  circulation.text = request.json["text"].text();
  circulation.measure = request.json["measure"].text();
  circulation.recipients = texts_in(request.json, "recipients");
  return json_response(201, shown_json(TRY(services.govern.circulations.send(request.session->actor, circulation)).value));
}

Result<Response> acknowledge_circulation(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const auto read = TRY(services.govern.circulations.acknowledge(actor, request.parameters.front(), request.json["staff"].text()));
  return json_response(200, TRY(services.govern.circulations.shown(actor, read.value)));
}

Result<Response> show_duties(Services& services, const Request& request) {
  return json_response(200, TRY(services.govern.duties.table(request.session->actor)));
}

Result<Response> set_duty(Services& services, const Request& request) {
  const auto part = govern::duty_part_from(request.json["part"].text()).value_or(govern::DutyPart::none);
  return json_response(
      200, to_json(TRY(services.govern.duties.set(request.session->actor, request.parameters[0], request.parameters[1], part))));
}

Result<Response> show_units(Services& services, const Request& request) {
  std::string round(query_text(request, "round"));
  if (round.empty()) round = std::to_string(services.govern.today().year());
  return json_response(200, TRY(services.govern.units.roll_up(request.session->actor, round)));
}

Result<Response> put_unit(Services& services, const Request& request) {
  const govern::HouseUnit unit{.code = request.parameters.front(),
                               .name = request.json["name"].string_or(""),
                               .parent = request.json["parent"].string_or(""),
                               .head = request.json["head"].string_or("")};
  return json_response(200, to_json(TRY(services.govern.units.put(request.session->actor, unit))));
}

Result<Response> attest_unit(Services& services, const Request& request) {
  govern::UnitAttestation attestation;
  attestation.round = request.json["round"].text();
  attestation.unit = request.parameters.front();
  attestation.answer = govern::unit_answer_from(request.json["answer"].text()).value_or(govern::UnitAnswer::not_done);
  attestation.note = request.json["note"].text();
  return json_response(201, to_json(TRY(services.govern.units.attest(request.session->actor, attestation))));
}

Result<Response> show_devices(Services& services, const Request& request) {
  return json_response(200, TRY(services.govern.devices.report(request.session->actor)));
}

Result<Response> import_devices(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  TRY(govern::may(actor, record::Verb::create, "device_list"));
  std::string file(query_text(request, "file"));
  if (file.empty()) file = "devices.xlsx";
  const govern::ReadDevices read = TRY(services.govern.devices.import_devices(actor, TRY(table_in(services, request, file))));
  Json refused = Json::array();
  for (const govern::DeviceRefusal& one : read.refused)
    refused.push(Json::object({{"row", one.row}, {"column", one.column}, {"reason", reason_json(one.reason)}}));
  return json_response(200, Json::object({{"devices", read.refused.empty() ? read.devices.size() : 0}, {"refused", std::move(refused)}}));
}

Result<Response> import_weaknesses(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  TRY(govern::may(actor, record::Verb::create, "weakness_list"));
  std::string file(query_text(request, "file"));
  if (file.empty()) file = "kev.json";
  const govern::WeaknessList list = TRY(services.govern.devices.import_weaknesses(actor, request.body, file));
  return json_response(200, Json::object({{"weaknesses", list.weaknesses.size()}, {"version", list.version}}));
}

}  // namespace

void add_house_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/circulations",
              .scope = "api",
              .summary = "Lists circulations, newest first: with all receipts for who sends them, with one's own for who reads.",
              .handler = with(services, list_circulations),
              .operation = "list_circulations",
              .tag = "circulations",
              .needs = {"circulation", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Circulation", .shape = Shape::page},
              .verb = "measure circulations"});
  router.add({.method = "POST",
              .pattern = "/api/v1/circulations",
              .scope = "api",
              .summary = "Circulates a text to staff.",
              .handler = with(services, send_circulation),
              .operation = "send_circulation",
              .tag = "circulations",
              .needs = {"circulation", record::Verb::create},
              .body = "CirculationWish",
              .answer = {.status = 201, .schema = "Circulation"},
              .idempotency_key = Wanted::accepted,
              .verb = "measure circulate"});
  router.add({.method = "POST",
              .pattern = "/api/v1/circulations/{number}/receipts",
              .scope = "api",
              .summary = "Acknowledges a circulation: oneself, or a paper record by staff number.",
              .handler = with(services, acknowledge_circulation),
              .operation = "acknowledge_circulation",
              .tag = "circulations",
              .needs = {"circulation", record::Verb::update},
              .body = "CirculationAct",
              .answer = {.schema = "Circulation"},
              .verb = "measure acknowledge"});
  router.add({.method = "GET",
              .pattern = "/api/v1/duties",
              .scope = "api",
              .summary = "Who does what across departments, with what is not assigned.",
              .handler = with(services, show_duties),
              .operation = "show_duties",
              .tag = "duties",
              .needs = {"duty", record::Verb::list},
              .answer = {.schema = "DutyTable"},
              .verb = "measure duties"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/duties/{duty}/{department}",
              .scope = "api",
              .summary = "Assigns a duty to a department.",
              .handler = with(services, set_duty),
              .operation = "set_duty",
              .tag = "duties",
              .needs = {"duty", record::Verb::update},
              .body = "DutyWish",
              .answer = {.schema = "DutyCell"},
              .verb = "measure duty"});
  router.add({.method = "GET",
              .pattern = "/api/v1/house-units",
              .scope = "api",
              .summary = "The units of a house with what they attested in a round, rolled up.",
              .handler = with(services, show_units),
              .operation = "show_house_units",
              .tag = "house-units",
              .needs = {"house_unit", record::Verb::list},
              .query = {text_field("round", "of this round; the year unless given", 40)},
              .answer = {.schema = "UnitTree"},
              .verb = "measure tree"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/house-units/{code}",
              .scope = "api",
              .summary = "Adds a unit, or changes it.",
              .handler = with(services, put_unit),
              .operation = "put_house_unit",
              .tag = "house-units",
              .needs = {"house_unit", record::Verb::update},
              .body = "HouseUnitWish",
              .answer = {.schema = "HouseUnit"},
              .verb = "measure unit"});
  router.add({.method = "POST",
              .pattern = "/api/v1/house-units/{code}/attestations",
              .scope = "api",
              .summary = "Says for a unit that it does what was decided.",
              .handler = with(services, attest_unit),
              .operation = "attest_house_unit",
              .tag = "house-units",
              .needs = {"unit_attestation", record::Verb::create},
              .body = "UnitAttestationWish",
              .answer = {.status = 201, .schema = "UnitAttestation"},
              .idempotency_key = Wanted::accepted,
              .verb = "measure attest-unit"});
  router.add({.method = "GET",
              .pattern = "/api/v1/device-exposures",
              .scope = "api",
              .summary = "Devices that the list of exploited weaknesses concerns, longest open first.",
              .handler = with(services, show_devices),
              .operation = "show_device_exposures",
              .tag = "devices",
              .needs = {"device_list", record::Verb::list},
              .answer = {.schema = "DeviceReport"},
              .verb = "measure exposures"});
  router.add({.method = "POST",
              .pattern = "/api/v1/imports/devices",
              .scope = "api",
              .summary = "Takes in the list of devices and software (.xlsx, .csv), whole or not at all.",
              .handler = with(services, import_devices),
              .operation = "import_devices",
              .tag = "devices",
              .needs = {"device_list", record::Verb::create},
              .query = {text_field("file", "its name, .xlsx or .csv")},
              .body_type = "application/octet-stream",
              .answer = {.schema = "DeviceImport"},
              .verb = "measure devices"});
  router.add({.method = "POST",
              .pattern = "/api/v1/imports/weaknesses",
              .scope = "api",
              .summary = "Takes in the list of exploited weaknesses as CISA publishes it (JSON).",
              .handler = with(services, import_weaknesses),
              .operation = "import_weaknesses",
              .tag = "devices",
              .needs = {"weakness_list", record::Verb::create},
              .query = {text_field("file", "its name")},
              .body_type = "application/octet-stream",
              .answer = {.schema = "WeaknessImport"},
              .verb = "measure weaknesses"});
}

}  // namespace sekimori::web
