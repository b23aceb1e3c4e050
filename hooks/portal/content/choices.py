"""What may be chosen for a key of a file, each with its meaning in a reader's words."""

from __future__ import annotations

AUDIENCES = {
    "specialist": "employment specialists",
    "supervisor": "supervisors and program managers",
    "facilitator": "group facilitators",
    "job-center": "job-center staff",
    "job-seeker": "job seekers and families",
}
PURPOSES = {
    "join": "Joining the group",
    "me": "What I like and what I bring",
    "needs": "What I need, and what I share",
    "people": "People I know and how I meet them",
    "work": "Work, businesses and job ideas",
    "plan": "My plan and looking back",
    "lead": "Leading a group",
}
WRITERS = {
    "participant": "a person in the group",
    "facilitator": "a group’s leader",
    "staff": "a specialist or supervisor",
}
SERIES = {
    "discovery": "Guided Group Discovery",
    "learn": "the learning path",
    "benefits": "work and benefits",
    "ips": "forms of an IPS program",
    "ce": "Customized Employment",
    "program": "starting and running a program",
}
COPIES = {
    "person": "each person in the group",
    "leader": "each leader, at each meeting that uses it",
    "meeting": "each meeting",
    "group": "the group together",
}
