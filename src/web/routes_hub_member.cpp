// Members of a hub. Its people see all of them, a member's own people see themselves.
#include <algorithm>

#include "feature/share/member_figures.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/conditional.h"
#include "web/member_mail.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

// With what each gave and got, as far as who asks may see it.
class WithFigures {
 public:
  static Result<WithFigures> of(Services& services, const record::Actor& actor, std::span<const share::KnownMember> members) {
    WithFigures out(actor);
    // A chair reads no reports. The figures of the members in his sight, his own, are numbers: the node counts them for him.
    const bool reads = !record::Permissions::standard().reach_of(actor, record::Verb::list, "hub_report").nothing();
    auto reports = TRY(services.hub.reports.list(reads ? actor : record::Actor::system("figures")));
    if (!reads)
      std::erase_if(reports, [&](const share::KnownReport& one) {
        return std::ranges::find(members, one.value.member, [](const share::KnownMember& known) { return known.value.number; }) ==
               members.end();
      });
    out.figures_ = share::figures_of(members, reports, TRY(services.hub.reports.shares(actor)), TRY(services.hub.sigs.list(actor)));
    return out;
  }
  Json row(const share::KnownMember& known) const {
    Json out = share::told_to(actor_, known);
    out.set("name", known.value.name());
    out.set("figures", to_json(figures_.at(known.value.number)));
    return out;
  }

 private:
  explicit WithFigures(record::Actor actor) : actor_(std::move(actor)) {}
  record::Actor actor_;
  std::map<std::string, share::MemberFigures, std::less<>> figures_;
};

Result<Response> answer_with(Services& services, const Request& request, const share::KnownMember& known, int status = 200) {
  const WithFigures figures = TRY(WithFigures::of(services, request.session->actor, std::span(&known, 1)));
  return with_etag(json_response(status, figures.row(known)), known.version);
}

Result<Response> list_members(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_hub_members"));
  auto all = TRY(services.hub.members.list(request.session->actor, query_text(request, "sig")));
  if (const std::string_view state = query_text(request, "state"); !state.empty())
    std::erase_if(all, [&](const share::KnownMember& known) { return name_of(known.value.state) != state; });
  const WithFigures figures = TRY(WithFigures::of(services, request.session->actor, all));
  return page_of(
      std::move(all), wish, "list_hub_members", [](const share::KnownMember& known) { return known.value.number; },
      [&](const share::KnownMember& known) { return figures.row(known); });
}

Result<Response> show_member(Services& services, const Request& request) {
  return answer_with(services, request, TRY(services.hub.members.find(request.session->actor, request.parameters.front())));
}

std::vector<share::MemberContact> contacts_in(const Json& body) {
  std::vector<share::MemberContact> out;
  for (const Json& one : body["contacts"].items())
    out.push_back({.name = std::string(one["name"].text()),
                   .mail = std::string(one["mail"].text()),
                   .phone = std::string(one["phone"].text()),
                   .key = std::string(one["key"].text())});
  return out;
}

Result<Response> invite_member(Services& services, const Request& request) {
  const Json& body = request.json;
  share::Member member;
  for (const std::string_view field : {"names", "kana", "english", "domains"})
    if (const auto texts = texts_in(body, field); !texts.empty()) member.known_by.set(field, body[field]);
  member.kind = share::member_class_from(body["class"].text()).value_or(share::MemberClass::firm);
  member.joining = body["joining"].text() == "rules" ? share::Joining::rules : share::Joining::agreement;
  member.contacts = contacts_in(body);
  member.association = body["association"].text();
  member.industry = body["industry"].text();
  member.prefecture = body["prefecture"].text();
  member.employees = body["employees"].integer_or(0);
  const auto made = TRY(services.hub.members.invite(request.session->actor, std::move(member), body["reason"].text()));
  Response response = TRY(answer_with(services, request, made, 201));
  response.headers.emplace_back("Location", "/api/v1/hub-members/" + made.value.number);
  return response;
}

// What is not given stays. The key of a contact is kept as long as its address is: another one is registered by its owner's fingerprint.
Result<Response> change_member(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const share::KnownMember known = TRY(services.hub.members.find(actor, request.parameters.front()));
  if (auto refused = check_if_match(request, known.version)) return *std::move(refused);
  const Json& body = request.json;
  const auto changed =
      TRY(services.hub.members.change(actor, known.value.number, body["reason"].text(), [&](share::Member& member) -> Result<void> {
        if (body.find("contacts") != nullptr) {
          auto contacts = contacts_in(body);
          for (share::MemberContact& one : contacts) {
            one.key.clear();
            for (const share::MemberContact& before : member.contacts)
              if (before.mail == one.mail) one.key = before.key;
          }
          member.contacts = std::move(contacts);
        }
        for (const std::string_view field : {"names", "kana", "english", "domains"})
          if (body.find(field) != nullptr) member.known_by.set(field, body[field]);
        member.association = body["association"].string_or(member.association);
        member.industry = body["industry"].string_or(member.industry);
        member.prefecture = body["prefecture"].string_or(member.prefecture);
        member.employees = body["employees"].integer_or(member.employees);
        return {};
      }));
  return answer_with(services, request, changed);
}

Result<Response> join_group(Services& services, const Request& request) {
  return answer_with(services, request,
                     TRY(services.hub.members.join(request.session->actor, request.parameters.front(), request.json["sig"].text(),
                                                   request.json["reason"].text())));
}

Result<Response> leave_group(Services& services, const Request& request) {
  return answer_with(services, request,
                     TRY(services.hub.members.quit(request.session->actor, request.parameters.front(), request.json["sig"].text(),
                                                   request.json["reason"].text())));
}

Result<Response> set_state(Services& services, const Request& request) {
  share::MemberBook& members = services.hub.members;
  const record::Actor& actor = request.session->actor;
  const std::string& number = request.parameters.front();
  const std::string_view state = request.json["state"].text(), reason = request.json["reason"].text();
  if (state == "active") return answer_with(services, request, TRY(members.activate(actor, number, reason)));
  if (state == "suspended") return answer_with(services, request, TRY(members.suspend(actor, number, reason)));
  return answer_with(services, request, TRY(members.leave(actor, number, reason)));
}

Result<Response> set_agreement(Services& services, const Request& request) {
  const Json& body = request.json;
  share::MemberNda nda;
  nda.state = share::nda_state_from(body["state"].text()).value_or(share::NdaState::missing);
  nda.title = body["title"].text();
  nda.signed_on = TRY(day_in(body, "signed_on"));
  nda.ends = TRY(day_in(body, "ends"));
  return answer_with(services, request,
                     TRY(services.hub.members.set_nda(request.session->actor, request.parameters.front(), nda, body["reason"].text())));
}

Result<Response> give_account(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const std::string& number = request.parameters.front();
  TRY(services.hub.members.give_account(actor, number, request.json["login"].text(), request.json["reason"].text()));
  return answer_with(services, request, TRY(services.hub.members.find(actor, number)));
}

Result<Response> list_devices(Services& services, const Request& request) {
  std::vector<share::MemberDevice> devices;
  for (const Json& row : request.json["devices"].items())
    devices.push_back({.vendor = std::string(row["vendor"].text()), .product = std::string(row["product"].text())});
  return answer_with(services, request,
                     TRY(services.hub.members.set_devices(request.session->actor, request.parameters.front(), std::move(devices),
                                                          request.json["reason"].text())));
}

Result<Response> import_members(Services& services, const Request& request) {
  const auto taken = TRY(services.hub.members.import(request.session->actor, request.json["roster"], request.json["reason"].text()));
  return json_response(200, Json::object({{"added", taken.added}, {"changed", taken.changed}, {"unchanged", taken.unchanged}}));
}

Result<Response> show_roster(Services& services, const Request& request) {
  return json_response(200, TRY(services.hub.members.roster(request.session->actor)));
}

Result<Response> keep_key(Services& services, const MemberMail& mail, const Request& request) {
  const Json& body = request.json;
  auto key = from_base64(body["content"].text());
  if (!key) return std::unexpected(std::move(key).error().at("content"));
  const record::Actor& actor = request.session->actor;
  const std::string& number = request.parameters.front();
  TRY(mail.keep_key(actor, number, body["mail"].text(), *key, body["fingerprint"].text()));
  return answer_with(services, request, TRY(services.hub.members.find(actor, number)));
}

Result<Response> take_key_away(Services& services, const MemberMail& mail, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const std::string& number = request.parameters.front();
  TRY(mail.take_key_away(actor, number, request.json["mail"].text(), request.json["reason"].text()));
  return answer_with(services, request, TRY(services.hub.members.find(actor, number)));
}

// What a step of a member's way needs besides its pattern, handler and words.
Route member_step(std::string_view step, std::string_view operation, std::string_view body, std::string_view verb, Handler handler,
                  std::string summary) {
  return {.method = "POST",
          .pattern = fmt::format("/api/v1/hub-members/{{number}}/{}", step),
          .scope = "api",
          .summary = std::move(summary),
          .handler = std::move(handler),
          .operation = std::string(operation),
          .tag = "hub-members",
          .needs = {"member", record::Verb::update},
          .body = std::string(body),
          .answer = {.schema = "HubMember"},
          .idempotency_key = Wanted::accepted,
          .verb = std::string(verb)};
}

}  // namespace

void add_hub_member_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-members",
              .scope = "api",
              .summary = "Lists members of the hub that one may know of, with what each gave and got.",
              .handler = with(services, list_members),
              .operation = "list_hub_members",
              .tag = "hub-members",
              .needs = {"member", record::Verb::list},
              .query = page_fields({text_field("sig", "of this group", 40),
                                    choice_field("state", {"invited", "active", "suspended", "left"}, "in this state")}),
              .answer = {.schema = "HubMember", .shape = Shape::page},
              .verb = "member list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-members",
              .scope = "api",
              .summary = "Invites an organisation to the hub.",
              .handler = with(services, invite_member),
              .operation = "invite_hub_member",
              .tag = "hub-members",
              .needs = {"member", record::Verb::create},
              .body = "HubMemberEntry",
              .answer = {.status = 201, .schema = "HubMember"},
              .idempotency_key = Wanted::accepted,
              .verb = "member invite"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-members/{number}",
              .scope = "api",
              .summary = "Shows a member of the hub.",
              .handler = with(services, show_member),
              .operation = "show_hub_member",
              .tag = "hub-members",
              .needs = {"member", record::Verb::read},
              .answer = {.schema = "HubMember"},
              .verb = "member show"});
  router.add({.method = "PATCH",
              .pattern = "/api/v1/hub-members/{number}",
              .scope = "api",
              .summary = "Changes a member's contacts, or what it is known by; what is not given stays.",
              .handler = with(services, change_member),
              .operation = "change_hub_member",
              .tag = "hub-members",
              .needs = {"member", record::Verb::update},
              .body = "HubMemberChange",
              .answer = {.schema = "HubMember"},
              .if_match = Wanted::required,
              .verb = "member contact"});
  router.add(member_step("sigs", "join_hub_sig", "HubSigStep", "member join", with(services, join_group), "Lets a member join a group."));
  router.add(member_step("sigs-left", "leave_hub_sig", "HubSigStep", "member join", with(services, leave_group),
                         "Takes a member out of a group."));
  router.add(member_step("state", "set_hub_member_state", "HubMemberStateStep", "member state", with(services, set_state),
                         "Makes a member active, suspends it, or lets it leave the hub."));
  router.add(member_step("agreement", "set_hub_member_agreement", "HubAgreementStep", "member agreement", with(services, set_agreement),
                         "Records how the agreement with a member stands; without one, who joined by agreement is suspended."));
  router.add(member_step("accounts", "give_hub_member_account", "HubAccountStep", "member account", with(services, give_account),
                         "Lets an account speak for a member."));
  router.add({.method = "PUT",
              .pattern = "/api/v1/hub-members/{number}/devices",
              .scope = "api",
              .summary = "Lists what a member has that attackers look for; by the hub or by the member itself.",
              .handler = with(services, list_devices),
              .operation = "list_hub_member_devices",
              .tag = "hub-members",
              .needs = {"member", record::Verb::read},
              .body = "HubDeviceList",
              .answer = {.schema = "HubMember"},
              .verb = "member devices"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-member-imports",
              .scope = "api",
              .summary = "Takes in members from a roster: everything or nothing.",
              .handler = with(services, import_members),
              .operation = "import_hub_members",
              .tag = "hub-members",
              .needs = {"member", record::Verb::create},
              .body = "HubMemberImport",
              .answer = {.schema = "HubMemberImportResult"},
              .idempotency_key = Wanted::accepted,
              .verb = "member import"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-roster",
              .scope = "api",
              .summary = "Writes the roster that masking works against. It names every member.",
              .handler = with(services, show_roster),
              .operation = "show_hub_roster",
              .tag = "hub-members",
              .needs = {"roster", record::Verb::export_},
              .answer = {.schema = "HubRoster"},
              .verb = "member roster"});
}

void add_member_mail_routes(Router& router, Services& services, MemberMail mail) {
  router.add(member_step(
      "key", "keep_hub_member_key", "HubKeyStep", "member key",
      [&services, mail](const Request& request) { return keep_key(services, mail, request); },
      "Keeps the OpenPGP key to which a contact's mail is encrypted; its fingerprint was told by another way."));
  router.add(member_step(
      "key-removed", "take_hub_member_key_away", "HubKeyRemoval", "member key",
      [&services, mail](const Request& request) { return take_key_away(services, mail, request); },
      "Takes a contact's key away: its mail is not encrypted any more."));
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-members/{number}/report-address",
              .scope = "api",
              .summary = "Tells the address to which a member mails its reports, and from whom mail counts as its own.",
              .handler = [mail](const Request& request) -> Result<Response> {
                return json_response(200, TRY(mail.report_address(request.session->actor, request.parameters.front())));
              },
              .operation = "show_hub_report_address",
              .tag = "hub-members",
              .needs = {"member", record::Verb::read},
              .answer = {.schema = "HubReportAddress"},
              .verb = "report address"});
}

}  // namespace sekimori::web
