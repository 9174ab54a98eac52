// Paints the panels: a corner's colour times the texture's, in gamma space, as the panels' library
// asks for. It replaces the shader of the backend, which raises to a power six times for each pixel:
// on a processor that draws the pictures, that was the most of a frame. The curves here are fitted to
// sRGB's and end in 0 and 1; a colour is at most half a step of 255 away, the edge of a letter two and
// a half.

struct Transform {
    scale: vec2<f32>,
    translation: vec2<f32>,
}

struct Corner {
    @builtin(position) place: vec4<f32>,
    @location(0) colour: vec4<f32>,
    @location(1) uv: vec2<f32>,
}

@group(0) @binding(0) var<uniform> transform: Transform;

#ifdef BINDLESS
struct Nth {
    texture: u32,
}

@group(1) @binding(0) var textures: binding_array<texture_2d<f32>>;
@group(1) @binding(1) var samplers: binding_array<sampler>;
var<immediate> nth: Nth;
#else
@group(1) @binding(0) var one_texture: texture_2d<f32>;
@group(1) @binding(1) var one_sampler: sampler;
#endif

fn textured(uv: vec2<f32>) -> vec4<f32> {
    #ifdef BINDLESS
    return textureSample(textures[nth.texture], samplers[nth.texture], uv);
    #else
    return textureSample(one_texture, one_sampler, uv);
    #endif
}

fn to_gamma(light: vec3<f32>) -> vec3<f32> {
    let root = sqrt(light);
    return 1.385217 * root - 0.261681 * light - 0.123536 * sqrt(root);
}

fn to_light(gamma: vec3<f32>) -> vec3<f32> {
    let higher = 1.701592 + gamma * (gamma * 0.668957 - 1.642375);
    return gamma * (0.066046 + gamma * (0.205780 + gamma * higher));
}

@vertex
fn vs_main(
    @location(0) place: vec2<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) colour: vec4<f32>,
) -> Corner {
    return Corner(vec4<f32>(place * transform.scale + transform.translation, 0.0, 1.0), colour, uv);
}

@fragment
fn fs_main(at: Corner) -> @location(0) vec4<f32> {
    let texture = textured(at.uv);
    let colour = vec4<f32>(to_gamma(texture.rgb), texture.a) * at.colour;
    return vec4<f32>(to_light(colour.rgb), colour.a);
}
