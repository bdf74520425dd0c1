// How far departments are with what they were assigned, and the assignments.
import { useState } from "preact/hooks";
import { download } from "../../api/download";
import {
  assignCourse,
  type Duty,
  endAssignment,
  listAssignments,
  listCourses,
  listLibrary,
  recordLesson,
  showStanding,
} from "../../api/learn";
import { may } from "../../api/session";
import { Bars } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog, flags, listIn } from "../../components/fields_dialog";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { either } from "../../i18n";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { StandingMark } from "./courses";
import { text } from "./words";

type Open = "assign" | "lesson" | { end: string };

export function Standing() {
  const say = text();
  const standing = useResource((signal) => showStanding(signal), []);
  const assignments = useResource((signal) => listAssignments(signal), []);
  const media = useResource((signal) => listLibrary({ shelf: "media" }, signal), []);
  const courses = useResource((signal) => listCourses(signal), []);
  const [open, setOpen] = useState<Open>();
  const again = () => {
    standing.again();
    assignments.again();
  };
  const titleOf = (id: string) => {
    const found = courses.data?.items.find((one) => one.id === id) ?? media.data?.items.find((one) => `media:${one.id}` === id);
    return found ? either(found.title) : id;
  };
  const courseOptions = [
    ...(courses.data?.items ?? []).map((one) => ({ value: one.id, label: either(one.title) })),
    ...(media.data?.items ?? []).map((one) => ({ value: `media:${one.id}`, label: `${say.medium}: ${either(one.title)}` })),
  ];
  const columns: Column<Duty>[] = [
    { id: "department", title: say.department, cell: (row) => row.department, narrow: true },
    { id: "person", title: say.person, cell: (row) => row.staff_number, narrow: true, always: true },
    { id: "name", title: say.name, cell: (row) => row.name, narrow: true },
    { id: "course", title: say.course, cell: (row) => <span class="title-cell">{either(row.title)}</span> },
    { id: "due", title: say.due, cell: (row) => day(row.due), narrow: true },
    { id: "standing", title: say.standing, cell: (row) => <StandingMark of={row.standing} />, narrow: true },
  ];
  return (
    <>
      <p class="row no-print">
        {may("course_assignment", "create") && (
          <button type="button" class="button button-main" onClick={() => setOpen("assign")}>
            {say.assign}
          </button>
        )}
        {may("training", "update") && (
          <button type="button" class="button" onClick={() => setOpen("lesson")}>
            {say.lesson}
          </button>
        )}
        {may("training", "export") && (
          <button
            type="button"
            class="button"
            onClick={() => void download("GET", "/api/v1/training-export", {}, "trainings.csv")}
          >
            {say.exportCsv}
          </button>
        )}
      </p>
      <Filled of={standing}>
        {(found) =>
          found.people.length === 0 && found.departments.length === 0 ? (
            <EmptyState
              title={say.standingEmpty}
              text={say.standingEmptyText}
              picture={<RowsPicture />}
              command={["training", "standing"]}
              call={{ method: "GET", path: "/api/v1/training-standing" }}
            />
          ) : (
            <div class="panels">
              <Panel title={say.completion}>
                <Bars
                  name={say.completion}
                  hideName
                  most={100}
                  valueName="%"
                  bars={found.departments.map((one) => ({
                    label: one.department || "–",
                    value: Math.round((100 * one.done) / Math.max(1, one.people)),
                    said: say.completionOf(one.done, one.people),
                    tone: one.overdue + one.expired > 0 ? "warn" : "good",
                  }))}
                />
              </Panel>
              <Panel title={say.media}>
                <p class="faint">{say.mediaText}</p>
                <Table
                  label={say.media}
                  fixed
                  rows={found.departments}
                  rowKey={(row) => row.department}
                  columns={[
                    { id: "department", title: say.department, cell: (row) => row.department || "–", always: true },
                    { id: "media", title: say.media, cell: (row) => row.media, narrow: true, align: "end" },
                    { id: "done", title: say.completion, cell: (row) => say.completionOf(row.done, row.people), narrow: true },
                  ]}
                />
              </Panel>
              <Panel title={say.people}>
                <Table
                  label={say.people}
                  columns={columns}
                  rows={found.people}
                  rowKey={(row) => `${row.assignment} ${row.staff_number}`}
                />
              </Panel>
            </div>
          )
        }
      </Filled>
      <Filled of={assignments}>
        {(page) =>
          page.items.length > 0 && (
            <Panel title={say.assignments}>
              <ul class="plain-list">
                {page.items.map((one) => (
                  <li key={one.number} class="row">
                    <span>
                      {one.number} {titleOf(one.course)}:{" "}
                      {[
                        ...one.levels.map((level) => say.levelNames[level as keyof typeof say.levelNames] ?? level),
                        ...one.departments,
                        ...one.roles,
                        ...one.staff,
                      ].join(", ")}
                    </span>
                    {one.ended ? (
                      <span class="faint">{say.ended}</span>
                    ) : (
                      may("course_assignment", "update") && (
                        <button type="button" class="button button-quiet" onClick={() => setOpen({ end: one.number })}>
                          {say.endAssignment}
                        </button>
                      )
                    )}
                  </li>
                ))}
              </ul>
            </Panel>
          )
        }
      </Filled>
      <CopyAs command={["training", "standing", "--people"]} call={{ method: "GET", path: "/api/v1/training-standing" }} />
      {open === "assign" && (
        <FieldsDialog
          kind="sheet"
          title={say.assign}
          text={say.assignText}
          done={say.assigned}
          start={{ course: courseOptions[0]?.value, days: "30" }}
          fields={[
            { name: "course", label: say.course, required: true, options: courseOptions },
            {
              name: "levels",
              label: say.levels,
              options: [
                { value: "", label: say.levelNone },
                ...Object.entries(say.levelNames).map(([value, label]) => ({ value, label })),
              ],
            },
            { name: "departments", label: say.departments, help: say.listHelp },
            { name: "staff", label: say.staff, help: say.listHelp },
            { name: "days", label: say.days, kind: "number", required: true },
            { name: "reason", label: say.reason, required: true },
          ]}
          send={(value) =>
            assignCourse({
              course: value.course,
              levels: value.levels ? [value.levels as "level_top"] : [],
              departments: listIn(value.departments),
              staff: listIn(value.staff),
              days: Number(value.days),
              reason: value.reason,
            })
          }
          onDone={again}
          onClose={() => setOpen(undefined)}
          command={(value) => [
            "course",
            "assign",
            value.course,
            ...flags({
              level: value.levels,
              department: listIn(value.departments),
              staff: listIn(value.staff),
              days: value.days,
              reason: value.reason,
            }),
          ]}
          call={(value) => ({
            method: "POST",
            path: "/api/v1/course-assignments",
            body: { course: value.course, reason: value.reason },
          })}
        />
      )}
      {open === "lesson" && (
        <FieldsDialog
          kind="sheet"
          title={say.lesson}
          text={say.lessonText}
          done={say.lessonDone}
          start={{ course: courseOptions[0]?.value }}
          fields={[
            { name: "course", label: say.course, required: true, options: courseOptions },
            { name: "staff", label: say.staff, help: say.listHelp, required: true },
            { name: "on", label: say.on, kind: "date", required: true },
            { name: "note", label: say.note },
          ]}
          send={(value) => recordLesson({ course: value.course, staff: listIn(value.staff), on: value.on, note: value.note })}
          onDone={again}
          onClose={() => setOpen(undefined)}
          command={(value) => [
            "training",
            "record",
            value.course,
            ...flags({ staff: listIn(value.staff), on: value.on, note: value.note }),
          ]}
          call={(value) => ({
            method: "POST",
            path: "/api/v1/lessons",
            body: { course: value.course, staff: listIn(value.staff), on: value.on },
          })}
        />
      )}
      {typeof open === "object" && (
        <FieldsDialog
          title={say.endAssignment}
          text={say.endText}
          done={say.ended}
          fields={[{ name: "reason", label: say.reason, required: true, rows: 2 }]}
          send={(value) => endAssignment(open.end, value.reason)}
          onDone={again}
          onClose={() => setOpen(undefined)}
          command={(value) => ["course", "unassign", open.end, "--reason", value.reason]}
          call={(value) => ({
            method: "POST",
            path: `/api/v1/course-assignments/${open.end}/end`,
            body: { reason: value.reason },
          })}
        />
      )}
    </>
  );
}
